// Called by Maven: installs the packages when the lock has changed, builds both apps when their sources have, and lays the
// result where the jar takes it from. A build without changes costs a fraction of a second.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const apps = ['console', 'patrol'];
const stampFile = join(root, 'target', 'web.stamp');
const resources = join(root, 'target', 'classes', 'META-INF', 'resources');

/** Folders whose content does not decide what is built. */
const IGNORED = new Set(['node_modules', 'dist', 'target', 'e2e']);

const [major] = process.versions.node.split('.').map(Number);
if ((major ?? 0) < 20) fail(`Node.js 20 or newer is needed to build the web apps; this is ${process.version}.`);

installWhenStale();
const stamp = stampOfSources();
const built = apps.every((app) => existsSync(join(resources, app, 'index.html')));
if (built && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) {
  console.log('web apps: unchanged');
} else {
  for (const app of apps) npm('run', 'build', '-w', app);
  for (const app of apps) {
    // File names carry a hash of their content: without this, those of earlier builds would pile up in the jar.
    rmSync(join(resources, app), { recursive: true, force: true });
    cpSync(join(root, app, 'dist'), join(resources, app), { recursive: true });
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

function installWhenStale() {
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const hidden = join(root, 'node_modules', '.package-lock.json');
  const present = existsSync(hidden) ? JSON.parse(readFileSync(hidden, 'utf8')).packages : undefined;
  const stale =
    present === undefined ||
    Object.entries(wanted).some(
      ([path, entry]) =>
        path.startsWith('node_modules/') &&
        !entry.link &&
        !entry.optional &&
        !entry.devOptional &&
        !entry.peer &&
        present[path]?.version !== entry.version,
    );
  if (stale) npm('install', '--no-save', '--no-audit', '--no-fund');
}

function stampOfSources() {
  const hash = createHash('sha256').update(process.version);
  for (const file of files(root))
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

/** @returns {string[]} every source file below the folder, in a fixed order */
function files(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !IGNORED.has(entry.name) && !entry.name.endsWith('.test.ts'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? files(path) : [path];
    });
}

function npm(...args) {
  console.log(`web apps: npm ${args.join(' ')}`);
  const done = spawnSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (done.error) fail(`npm was not found: install Node.js 20 or newer. (${done.error.message})`);
  if (done.status !== 0) {
    process.stderr.write(done.stdout + done.stderr);
    fail(`npm ${args.join(' ')} ended with ${String(done.status)}`);
  }
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exit(1);
}
