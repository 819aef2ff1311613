package city.statictraffic.platform;

import city.statictraffic.adapter.files.evidence.ObjectEvidenceStore;
import city.statictraffic.adapter.files.room.DiskRoom;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which disks are watched: that of the evidence, and those of other folders that are named. */
public class StorageWiring {
    /** The store is asked for because it makes the evidence folder. */
    @Produces
    @Singleton
    DiskRoom diskRoom(
            ObjectEvidenceStore evidence,
            @ConfigProperty(name = "platform.evidence-dir") Path folder,
            @ConfigProperty(name = "platform.disk.watch") Optional<List<Path>> more,
            @ConfigProperty(name = "platform.disk.floor-mb") long floorMegabytes) {
        var folders = new ArrayList<Path>(more.orElse(List.of()));
        folders.add(folder);
        return new DiskRoom(folders, floorMegabytes << 20);
    }
}
