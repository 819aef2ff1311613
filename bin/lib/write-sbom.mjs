// Prints the software bill of materials of the packed platform, CycloneDX 1.6: each jar with its coordinates and digest.
// node bin/lib/write-sbom.mjs VERSION FOLDER
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [version, folder] = process.argv.slice(2);
const coordinates = new Map();
for (const line of readFileSync(join(folder, 'quarkus-app-dependencies.txt'), 'utf8').split('\n')) {
    const [group, artifact, , classifierOrVersion, last] = line.trim().split(':');
    if (artifact) {
        const found = last ?? classifierOrVersion;
        coordinates.set(`${group}.${artifact}-${found}`, { group, artifact, version: found });
    }
}
const components = [];
for (const part of ['lib/boot', 'lib/main', 'app', 'quarkus']) {
    for (const file of readdirSync(join(folder, part)).filter((name) => name.endsWith('.jar')).sort()) {
        const name = file.replace(/\.jar$/, '');
        // A classifier stands between version and end of the file's name.
        const key = coordinates.has(name) ? name : [...coordinates.keys()].find((each) => name.startsWith(`${each}-`));
        const known = coordinates.get(key);
        components.push({
            type: 'library',
            'bom-ref': `${part}/${file}`,
            ...(known
                ? {
                      group: known.group,
                      name: known.artifact,
                      version: known.version,
                      purl: `pkg:maven/${known.group}/${known.artifact}@${known.version}`,
                  }
                : { name, version }),
            hashes: [{ alg: 'SHA-256', content: createHash('sha256').update(readFileSync(join(folder, part, file))).digest('hex') }],
        });
    }
}
console.log(
    JSON.stringify(
        {
            bomFormat: 'CycloneDX',
            specVersion: '1.6',
            version: 1,
            metadata: { component: { type: 'application', name: 'static-traffic-platform', version } },
            components,
        },
        null,
        1,
    ),
);
