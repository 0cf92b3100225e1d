package backprop.kernel;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;
import org.dflib.jjava.jupyter.messages.reply.CompleteReply;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.request.CompleteRequest;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.jspecify.annotations.Nullable;

/** Answers Jupyter's messages: runs cells, completes, explains and stops them. */
final class JavaKernel extends BaseKernel implements Magics.Host {

    /**
     * The version of Java that cells can count on, whichever newer JDK runs them. Jupyter saves it in notebooks, so the
     * JDK's own version would change a notebook with each machine that opens it; that one is in the banner.
     */
    private static final String LANGUAGE_VERSION = "17";

    private static final int LONGEST_ANSWER = 1 << 16;

    /** The base library's way to a cell; what cells print takes another one, by CellOutput. */
    private static final class CellIO extends JupyterIO {

        CellIO() {
            super(StandardCharsets.UTF_8);
        }

        void attach(ShellReplyEnvironment env) {
            setEnv(env);
            setJupyterInEnabled(true);
        }
    }

    private final KernelConnection connection;
    private final CellOutput output;
    private final Magics magics = new Magics(this);
    private final History history;
    private final CellIO cellIO;
    /** Done when cells can run. */
    private final CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();

    private final CompletableFuture<Session> session = new CompletableFuture<>();
    private InputStream in = io.in;
    private volatile @Nullable CellEnvironment cell;
    private volatile @Nullable String lastDisplayId;
    private @Nullable Who openTable;

    private JavaKernel(KernelConnection connection, CellOutput output, History history, CellIO cellIO) {
        super(
                "backprop-kernel",
                Resources.VERSION,
                new LanguageInfo.Builder("java")
                        .version(LANGUAGE_VERSION)
                        .mimetype("text/x-java-source")
                        .fileExtension(".java")
                        .pygments("java")
                        .codemirror("text/x-java")
                        .build(),
                List.of(),
                history,
                cellIO,
                new CommManager(),
                new CellRenderer(),
                null,
                new MagicsRegistry(),
                true,
                CellFailure.STYLE);
        this.connection = connection;
        this.output = output;
        this.history = history;
        this.cellIO = cellIO;
    }

    /** Starts the kernel that a connection file describes. Its threads keep the process alive. */
    static void start(Path connectionFile, List<Path> classpath) throws IOException, GeneralSecurityException {
        JavaKernel kernel = connect(KernelConnectionProperties.parse(Files.readString(connectionFile)));
        System.setIn(kernel.in);
        Thread.setDefaultUncaughtExceptionHandler(kernel::tellOfUncaught);
        KernelProcess.endWithParent();
        KernelProcess.onInterruptSignal(kernel::interrupt);
        ExtraModules.load().forEach(kernel.output::note);
        // Jupyter asks who is there first; the compiler can warm up meanwhile.
        Session session = new Session(kernel::tell);
        Stream.concat(classpath.stream(), Options.classpath().stream()).forEach(session::addToClasspath);
        kernel.begin(session);
    }

    /** Does what comes before the first cell, which waits for it. */
    private void begin(Session begun) {
        session.complete(begun);
        output.say(new PrintedTrace(begun)::textOf);
        begun.runner.begin();
        try {
            installDefaultExtensions();
            Options.problems().forEach(output::note);
            for (Path file : Options.startup()) {
                for (Cell first : NamedFiles.cells(file)) {
                    run(first);
                }
            }
        } catch (NoSuchFileException e) {
            output.note("the start-up file " + e.getMessage() + " is not there.");
        } catch (Throwable e) {
            output.note("the start-up file failed:");
            report().thrown(e).reply().getStacktrace().forEach(output.err()::println);
        } finally {
            begun.runner.end();
            begun.index.releaseSoon();
            ready.complete(null);
        }
    }

    /** Does what a start and a first cell do, without Jupyter. */
    static void warmUp() throws GeneralSecurityException {
        JavaKernel kernel =
                connect(new KernelConnectionProperties("127.0.0.1", 0, 0, 0, 0, 0, "tcp", "hmac-sha256", "warm"));
        ExtraModules.load();
        kernel.session.complete(new Session(kernel::tell));
        kernel.session().runner.begin();
        kernel.eval("int warm(int x) { return x + 1; }\nwarm(1)");
    }

    private static JavaKernel connect(KernelConnectionProperties address) throws GeneralSecurityException {
        CellOutput output = new CellOutput();
        KernelConnection connection = new KernelConnection(address, output);
        JavaKernel kernel = new JavaKernel(connection, output, new History(), new CellIO());
        kernel.becomeHandlerForConnection(connection);
        kernel.installNotebookKernel();
        connection.connect();
        output.start();
        CellProcess.showOn(output.out(), output.err());
        return kernel;
    }

    @Override
    public String getBanner() {
        return "Java " + Runtime.version() + ", backprop-kernel " + Resources.VERSION;
    }

    @Override
    public Session session() {
        return session.join();
    }

    @Override
    protected ClassLoader getClassLoader() {
        return session().loader;
    }

    @Override
    public void addToClasspath(List<Path> paths) {
        paths.forEach(session()::addToClasspath);
        try {
            installExtensions(getClassLoader());
        } catch (ServiceConfigurationError | RuntimeException e) {
            output.note("an extension of this kernel can't be used: " + e.getMessage());
        }
    }

    @Override
    public PrintStream out() {
        return output.out();
    }

    /** Lets what cells print come to the page again, whatever they have put in place of the page's streams. */
    void resetOutput() {
        output.reset();
    }

    @Override
    public void keepOpen() throws Throwable {
        openTable = new Who();
        display(openTable.first(session()));
    }

    /** Brings what stays open on the page up to date. */
    private void update(CellEnvironment env) {
        Who open = openTable;
        if (open != null) {
            open.changed(session()).ifPresent(data -> env.publish(new PublishUpdateDisplayData(data)));
        }
    }

    /** Publishes on behalf of the cell that runs, or ran last: threads may outlive it. */
    <T extends ContentType<T>> void publish(T content) {
        CellEnvironment env = cell;
        if (env != null) {
            env.publish(content);
        }
    }

    @Override
    protected synchronized void handleExecuteRequest(ShellReplyEnvironment replies, Message<ExecuteRequest> message) {
        ready.join();
        CellEnvironment env = (CellEnvironment) replies;
        ExecuteRequest request = message.getContent();
        boolean counts = request.shouldStoreHistory() && !request.isSilent();
        int number = counts ? executionCount.getAndIncrement() : executionCount.get();
        attach(env, message);
        env.setBusyDeferIdle();
        if (!request.isSilent()) {
            env.publish(new PublishExecuteInput(request.getCode(), number));
        }
        try {
            session().index.hold();
            session().runner.begin();
            DisplayData result = displayed(run(new Cell("cell " + number, request.getCode())));
            Map<String, Object> expressions =
                    new HashMap<>(Objects.requireNonNullElse(request.getUserExpr(), Map.of()));
            expressions.replaceAll((name, code) -> evaluate((String) code));
            output.noteReplacedStreams();
            if (result != null && !request.isSilent()) {
                env.publish(new PublishExecuteResult(number, result));
            }
            update(env);
            output.flush();
            env.reply(
                    MessageType.EXECUTE_REPLY,
                    Map.of("execution_count", number, "payload", List.of(), "user_expressions", expressions));
        } catch (Throwable e) {
            ErrorReply failure = report().thrown(e).reply();
            failure.setExecutionCount(number);
            output.noteReplacedStreams();
            env.publish(new PublishError(failure.getErrorName(), failure.getErrorMessage(), failure.getStacktrace()));
            update(env);
            if (request.shouldStopOnError()) {
                connection.abortQueuedCells();
            }
            env.replyError(MessageType.EXECUTE_REPLY.error(), failure);
        } finally {
            session().runner.end();
            session().index.releaseSoon();
            if (counts) {
                history.add(number, request.getCode());
            }
        }
    }

    private void attach(CellEnvironment env, Message<ExecuteRequest> message) {
        cell = env;
        lastDisplayId = null;
        output.attach(env);
        cellIO.attach(env);
        if (System.in == in) {
            // What is left of an answer was not meant for this cell. Unbuffered, the base library's stream trips over a
            // reader that asks for less than the whole line.
            in = new BufferedInputStream(io.in, LONGEST_ANSWER);
            System.setIn(in);
        }
        commManager.setMessageContext(message);
    }

    @Override
    public @Nullable Object run(Cell running) throws Throwable {
        Object value = null;
        try {
            for (CellParts.Part part : CellParts.of(running.code())) {
                if (part instanceof CellParts.Java java) {
                    value = session().run(running, java.from(), java.to());
                } else if (part instanceof CellParts.Magic magic) {
                    value = magics.run(running, magic);
                }
            }
        } finally {
            session().runner.settle();
        }
        return value;
    }

    private @Nullable DisplayData displayed(@Nullable Object value) throws Throwable {
        // What display() returns is of use in code, and on the page only noise below what it showed.
        return value == null || value.equals(lastDisplayId)
                ? null
                // What a value says of itself is code of the cell too.
                : session().runner.run(() -> renderer.render(value));
    }

    /** The answer to an expression that the page asks for along with a cell. */
    private Object evaluate(String code) {
        try {
            String text = PlainText.of(run(new Cell("expression", code)));
            return Map.of("status", "ok", "data", Map.of("text/plain", text), "metadata", Map.of());
        } catch (Throwable e) {
            return report().thrown(e).reply();
        }
    }

    @Override
    public @Nullable Object evalRaw(String source) {
        try {
            return run(new Cell("eval", source));
        } catch (Throwable e) {
            throw new IllegalArgumentException(report().thrown(e).getMessage(), e);
        }
    }

    @Override
    public void display(DisplayData data) {
        lastDisplayId = data.getDisplayId();
        super.display(data);
    }

    @Override
    public void interrupt() {
        session().runner.stop();
    }

    @Override
    public @Nullable DisplayData inspect(String code, int cursor, boolean detailed) {
        return Inspection.at(session(), code, cursor);
    }

    @Override
    protected void handleCompleteRequest(ShellReplyEnvironment env, Message<CompleteRequest> message) {
        CompleteRequest request = message.getContent();
        env.setBusyDeferIdle();
        env.reply(Completion.at(session(), request.getCode(), request.getCursorPos()));
    }

    @Override
    public ReplacementOptions complete(String code, int cursor) {
        CompleteReply reply = Completion.at(session(), code, cursor);
        return new ReplacementOptions(reply.getMatches(), reply.getCursorStart(), reply.getCursorEnd());
    }

    @Override
    public String isComplete(String code) {
        List<CellParts.Part> parts = CellParts.of(code);
        if (parts.isEmpty() || !(parts.get(parts.size() - 1) instanceof CellParts.Java java)) {
            return IS_COMPLETE_YES;
        }
        return switch (session().completeness(code.substring(java.from(), java.to()))) {
            case COMPLETE, COMPLETE_WITH_SEMI, EMPTY -> IS_COMPLETE_YES;
            case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> indentAfter(code);
            case UNKNOWN -> IS_COMPLETE_BAD;
        };
    }

    /** The blanks of the last line, and four more if something is open at its end. */
    private static String indentAfter(String code) {
        String last = code.substring(code.lastIndexOf('\n') + 1);
        String indent = last.substring(0, last.length() - last.stripLeading().length());
        String end = last.stripTrailing();
        return indent + (end.endsWith("{") || end.endsWith("(") ? "    " : "");
    }

    private ErrorReport report() {
        return new ErrorReport(session(), new LibraryHints(renderer));
    }

    private void tell(Note note) {
        output.note(report().words(note));
    }

    private void tellOfUncaught(Thread thread, Throwable thrown) {
        if (!(thrown instanceof CellEnd)) {
            output.err().println("Thread " + thread.getName() + " ended with an exception:");
            report().lines(thrown).forEach(output.err()::println);
        }
    }
}
