package backprop;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Objects;
import java.util.UUID;

/** Files of which no reader meets one half: written beside the old file first, then put in its place. */
final class WholeFile {
    private WholeFile() {}

    /** Writes what a file shall hold. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream stream) throws IOException;
    }

    /** Where a link leads to is replaced, not the link; the new file has the old one's owner, group and permissions. */
    static void write(Path file, Content content) throws IOException {
        checkIsFile(file);
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString(), null, "it may not be written to");
        }
        try {
            Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file;
            Path part = target.resolveSibling("." + UUID.randomUUID() + ".part");
            try {
                Files.createFile(part);
                copyRights(target, part);
                try (OutputStream stream = Files.newOutputStream(part)) {
                    content.writeTo(stream);
                }
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(file.toString(), null, "there is no such folder, or the link leads nowhere");
        } catch (FileSystemException e) {
            // Its message would name the file beside.
            String reason =
                    Objects.requireNonNullElse(e.getReason(), e.getClass().getSimpleName());
            throw new IOException("%s cannot be written: %s".formatted(file, reason), e);
        } catch (IOException e) {
            throw new IOException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static void copyRights(Path from, Path to) throws IOException {
        var source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        var copy = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (!Files.exists(from) || source == null || copy == null) {
            return;
        }
        PosixFileAttributes old = source.readAttributes();
        PosixFileAttributes fresh = copy.readAttributes();
        if (!old.owner().equals(fresh.owner())) {
            copy.setOwner(old.owner());
        }
        if (!old.group().equals(fresh.group())) {
            copy.setGroup(old.group());
        }
        copy.setPermissions(old.permissions());
    }

    /** Refuses a pipe, whose reader would wait for ever, a device, which would be replaced, and a folder. */
    static void checkIsFile(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(
                    "%s is a %s, not a file".formatted(file, Files.isDirectory(file) ? "folder" : "pipe or a device"));
        }
    }
}
