package backprop.kernel.maven;

import java.util.function.Consumer;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/** Tells which jars are being fetched; project files are many and small. */
final class Progress extends AbstractTransferListener {

    private final Consumer<String> told;

    Progress(Consumer<String> told) {
        this.told = told;
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
        String name = event.getResource().getResourceName();
        long kilobytes = event.getResource().getContentLength() / 1000;
        if (!name.endsWith(".pom") && !name.endsWith(".xml")) {
            told.accept("fetched " + name.substring(name.lastIndexOf('/') + 1)
                    + (kilobytes > 0 ? String.format(" (%,d kB)", kilobytes) : ""));
        }
    }
}
