package backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What saving does to what was there before. */
class WholeFileTest {
    @TempDir
    Path folder;

    private final Network network = Network.builder(2).layer(1, "relu").build(0);

    private void save(Path file) throws IOException {
        network.save(file);
        assertThat(Network.load(file).layer(0).W()).isEqualTo(network.layer(0).W());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void saving_through_a_link_replaces_what_it_leads_to() throws IOException {
        Path target = Files.writeString(folder.resolve("target.npz"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.npz"), Path.of("second.npz"));
        Files.createSymbolicLink(folder.resolve("second.npz"), target);

        save(link);
        assertThat(link).isSymbolicLink();
        assertThat(Network.load(target)).hasToString(network.toString());
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling.npz"), folder.resolve("nowhere.npz"));
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> network.save(dangling))
                .withMessage(dangling + ": there is no such folder, or the link leads nowhere");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_file_that_is_replaced_keeps_its_permissions_and_owner() throws IOException {
        Path file = Files.writeString(folder.resolve("net.npz"), "old");
        for (String permissions : new String[] {"rw-------", "rw-rw-rw-"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            save(file);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo(permissions);
        }
        giveAway(file);
        Object owner = Files.getAttribute(file, "unix:uid");
        Object group = Files.getAttribute(file, "unix:gid");
        save(file);
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(owner);
        assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(group);
    }

    /** Only the superuser can. */
    private static void giveAway(Path file) throws IOException {
        if (Files.getAttribute(file, "unix:uid").equals(0)) {
            Files.setAttribute(file, "unix:uid", 12345);
            Files.setAttribute(file, "unix:gid", 54321);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_pipe_a_device_and_a_folder_are_refused_at_once_and_left_as_they_are() throws Exception {
        Path pipe = folder.resolve("pipe.npz");
        Assumptions.assumeTrue(
                new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);

        for (Path file : new Path[] {pipe, Path.of("/dev/null")}) {
            assertThatIOException()
                    .isThrownBy(() -> network.save(file))
                    .withMessage(file + " is a pipe or a device, not a file");
            assertThatIOException()
                    .isThrownBy(() -> Network.load(file))
                    .withMessage(file + " is a pipe or a device, not a file");
        }
        assertThatIOException()
                .isThrownBy(() -> Matrix.fromCsv(pipe))
                .withMessage(pipe + " is a pipe or a device, not a file");
        assertThatIOException()
                .isThrownBy(() -> Matrix.ones(1, 1).toCsv(folder))
                .withMessage(folder + " is a folder, not a file");
        assertThat(Files.readAttributes(pipe, "isOther")).containsEntry("isOther", true);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_file_that_may_not_be_written_is_left_as_it_is() throws IOException {
        Path file = Files.writeString(folder.resolve("net.npz"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        Assumptions.assumeFalse(Files.isWritable(file), "the superuser may write everything");

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> network.save(file))
                .withMessage(file + ": it may not be written to");
        assertThat(file).hasContent("old");
    }

    @Test
    void a_name_may_be_as_long_as_the_computer_takes_and_an_error_names_it() throws IOException {
        save(folder.resolve("n".repeat(251) + ".npz"));
        Path tooLong = folder.resolve("n".repeat(300));

        assertThatThrownBy(() -> network.save(tooLong))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(tooLong + " cannot be written: ")
                .message()
                .doesNotContain(".part");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void what_fails_in_the_middle_leaves_the_file_as_it_was_and_nothing_beside_it() throws IOException {
        Path file = Files.writeString(folder.resolve("net.npz"), "old");

        assertThatIOException()
                .isThrownBy(() -> WholeFile.write(file, stream -> {
                    stream.write(1);
                    throw new IOException("No space left on device");
                }))
                .withMessage(file + " cannot be written: No space left on device");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining("glob:**.part");
        assertThat(file).hasContent("old");
    }

    @Test
    void files_of_another_file_system_are_saved_and_loaded() throws IOException {
        Path zip = folder.resolve("files.zip");
        try (FileSystem other = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path file = other.getPath("/net.npz");
            save(file);
            save(file);
            Matrix.ones(2, 3).toCsv(other.getPath("/ones.csv"));
            assertThat(Matrix.fromCsv(other.getPath("/ones.csv"))).isEqualTo(Matrix.ones(2, 3));
            Files.writeString(other.getPath("/notes.npz"), "not a network");
            assertThatIOException()
                    .isThrownBy(() -> Network.load(other.getPath("/notes.npz")))
                    .withMessageStartingWith("/notes.npz is no saved network: ");
        }
    }
}
