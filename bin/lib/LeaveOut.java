import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Copies a jar without the files whose names begin with a prefix: LeaveOut FROM TO PREFIX. */
class LeaveOut {
    public static void main(String[] args) throws IOException {
        int left = 0;
        try (ZipFile from = new ZipFile(args[0]);
                OutputStream file = Files.newOutputStream(Path.of(args[1]));
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                if (entry.getName().startsWith(args[2])) {
                    left += entry.isDirectory() ? 0 : 1;
                    continue;
                }
                to.putNextEntry(new ZipEntry(entry.getName()));
                from.getInputStream(entry).transferTo(to);
                to.closeEntry();
            }
        }
        if (left == 0) {
            Files.delete(Path.of(args[1]));
            System.err.println(args[0] + " has nothing in " + args[2]);
            System.exit(1);
        }
    }
}
