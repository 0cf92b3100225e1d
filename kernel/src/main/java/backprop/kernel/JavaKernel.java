package backprop.kernel;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.request.CompleteRequest;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;
import org.jspecify.annotations.Nullable;

/** Answers Jupyter's messages: runs cells, completes, explains and stops them. */
final class JavaKernel extends BaseKernel {

    static final String VERSION =
            Objects.requireNonNullElse(JavaKernel.class.getPackage().getImplementationVersion(), "development");

    private final KernelConnection connection;
    private final CellOutput output;
    private final CellInput input;
    private final Magics magics = new Magics(this);
    private final History history = new History();
    private final CompletableFuture<Session> session = new CompletableFuture<>();
    private volatile @Nullable CellEnvironment cell;
    private volatile @Nullable String lastDisplayId;

    private JavaKernel(KernelConnection connection, CellOutput output) {
        super(
                "backprop-kernel",
                VERSION,
                new LanguageInfo.Builder("java")
                        .version(Runtime.version().toString())
                        .mimetype("text/x-java-source")
                        .fileExtension(".java")
                        .pygments("java")
                        .codemirror("text/x-java")
                        .build(),
                List.of(new HelpLink(
                        "Java API",
                        "https://docs.oracle.com/en/java/javase/"
                                + Runtime.version().feature() + "/docs/api/index.html")),
                null,
                new CellIO(),
                new CommManager(),
                new CellRenderer(),
                null,
                new MagicsRegistry(),
                true,
                new StringStyler("", "", "", line -> ""));
        this.connection = connection;
        this.output = output;
        this.input = new CellInput(connection.stdin(), output);
    }

    /** Starts the kernel that a connection file describes. Its threads keep the process alive. */
    static void start(Path connectionFile, List<Path> classpath) throws IOException, GeneralSecurityException {
        JavaKernel kernel = connect(Files.readString(connectionFile));
        kernel.output.start();
        System.setIn(kernel.input);
        Thread.setDefaultUncaughtExceptionHandler(kernel::tellOfUncaught);
        KernelProcess.endWithParent();
        Runtime.getRuntime().addShutdownHook(new Thread(kernel::tellOfEnd));
        // Jupyter asks who is there first; the compiler can warm up meanwhile.
        Session session = new Session();
        classpath.forEach(path -> session.addToClasspath(path.toString()));
        kernel.session.complete(session);
        kernel.installDefaultExtensions();
    }

    /** Does what a start and a first cell do, without Jupyter. */
    static void warmUp() throws IOException, GeneralSecurityException, CellFailure {
        JavaKernel kernel = connect("""
                {"transport": "tcp", "ip": "127.0.0.1", "key": "warm", "signature_scheme": "hmac-sha256",
                 "shell_port": 0, "iopub_port": 0, "stdin_port": 0, "control_port": 0, "hb_port": 0}
                """);
        kernel.session.complete(new Session());
        kernel.session().runner().begin("warm");
        kernel.displayed(kernel.run(new Cell("warm", "int warm(int x) { return x + 1; }\nwarm(1)")));
    }

    private static JavaKernel connect(String connectionFile) throws IOException, GeneralSecurityException {
        CellOutput output = new CellOutput();
        KernelConnection connection = KernelConnection.read(connectionFile, output);
        JavaKernel kernel = new JavaKernel(connection, output);
        kernel.becomeHandlerForConnection(connection);
        kernel.installNotebookKernel();
        connection.connect();
        return kernel;
    }

    private Session session() {
        return session.join();
    }

    @Override
    protected ClassLoader getClassLoader() {
        return session().loader();
    }

    /** Puts jars and folders on the class path, and takes in what the libraries there have to show. */
    void addToClasspath(List<Path> paths) {
        paths.forEach(path -> session().addToClasspath(path.toAbsolutePath().toString()));
        try {
            installExtensions(getClassLoader());
        } catch (ServiceConfigurationError | RuntimeException e) {
            System.err.println("Note: an extension of this kernel can't be used: " + e.getMessage());
        }
    }

    /** Publishes on behalf of the running cell. */
    <T extends ContentType<T>> void publish(T content) {
        CellEnvironment env = cell;
        if (env != null) {
            env.publish(content);
        }
    }

    @Override
    protected synchronized void handleExecuteRequest(ShellReplyEnvironment any, Message<ExecuteRequest> message) {
        CellEnvironment env = (CellEnvironment) any;
        ExecuteRequest request = message.getContent();
        boolean counts = request.shouldStoreHistory() && !request.isSilent();
        int number = counts ? executionCount.getAndIncrement() : executionCount.get();
        Cell running = Cell.numbered(number, request.getCode());
        commManager.setMessageContext(message);
        env.setBusyDeferIdle();
        if (!request.isSilent()) {
            env.publish(new PublishExecuteInput(running.code(), number));
        }
        attach(env, request.isStdinEnabled() ? message : null);
        CellRunner runner = session().runner();
        lastDisplayId = null;
        try {
            runner.begin(running.name());
            DisplayData result = displayed(run(running));
            Map<String, Object> expressions = evaluate(request.getUserExpr());
            output.flush();
            if (result != null && !request.isSilent()) {
                env.publish(new PublishExecuteResult(number, result));
            }
            env.replyJson(
                    MessageType.EXECUTE_REPLY,
                    Map.of(
                            "status",
                            "ok",
                            "execution_count",
                            number,
                            "payload",
                            List.of(),
                            "user_expressions",
                            expressions));
        } catch (CellFailure failure) {
            answerWith(failure, number, env, request);
        } catch (RuntimeException | Error e) {
            answerWith(new ErrorReport(session()).thrown(e), number, env, request);
        } finally {
            runner.end();
            output.flush();
            cell = null;
            if (counts) {
                history.add(number, running.code(), null);
            }
        }
    }

    @Override
    protected void handleHistoryRequest(ShellReplyEnvironment env, Message<HistoryRequest> message) {
        env.setBusyDeferIdle();
        ((CellEnvironment) env)
                .replyJson(
                        MessageType.HISTORY_REPLY,
                        Map.of("status", "ok", "history", history.find(message.getContent())));
    }

    @Override
    protected void handleCompleteRequest(ShellReplyEnvironment env, Message<CompleteRequest> message) {
        env.setBusyDeferIdle();
        CompleteRequest request = message.getContent();
        Completion completion = Completion.at(session(), magics.names(), request.getCode(), request.getCursorPos());
        ((CellEnvironment) env).replyJson(MessageType.COMPLETE_REPLY, completion.reply());
    }

    private void attach(CellEnvironment env, @Nullable Message<?> asking) {
        cell = env;
        output.attach(env);
        input.attach(asking);
        ((CellIO) io).attach(env);
    }

    private void answerWith(CellFailure failure, int number, CellEnvironment env, ExecuteRequest request) {
        output.flush();
        if (!request.isSilent()) {
            env.publish(new PublishError(failure.kind(), failure.message(), failure.lines()));
        }
        ErrorReply reply = new ErrorReply(failure.kind(), failure.message(), failure.lines());
        reply.setExecutionCount(number);
        if (request.shouldStopOnError()) {
            connection.dropQueuedCells();
        }
        env.replyError(MessageType.EXECUTE_REPLY.error(), reply);
    }

    /** Runs all parts of a cell; its value is the last part's. */
    @Nullable
    Object run(Cell running) throws CellFailure {
        Object value = null;
        for (CellParts.Part part : CellParts.of(running.code())) {
            if (part instanceof CellParts.Java java) {
                value = runJava(running, java.from(), java.to());
            } else if (part instanceof CellParts.Magic magic) {
                value = run(running, magic);
            }
        }
        return value;
    }

    /** Runs the Java between two offsets of a text. */
    @Nullable
    Object runJava(Cell running, int from, int to) throws CellFailure {
        return session().run(running, from, to);
    }

    private @Nullable Object run(Cell running, CellParts.Magic magic) throws CellFailure {
        try {
            return magics.run(running, magic);
        } catch (CellFailure failure) {
            throw failure;
        } catch (Exception e) {
            throw new ErrorReport(session()).thrown(e);
        }
    }

    /** Runs what takes long on the cell's thread, where it can be stopped. */
    <T> T runOnCellThread(Callable<T> task) throws Exception {
        try {
            return session().runner().run(task);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** The declarations of all cells as text. */
    String declarations() {
        return session().declarations();
    }

    private @Nullable DisplayData displayed(@Nullable Object value) throws CellFailure {
        if (value == null || value instanceof DisplayData) {
            return (DisplayData) value;
        }
        if (value.equals(lastDisplayId)) {
            // What display() returns is of use in code, and on the page only noise below what it showed.
            return null;
        }
        try {
            // What a value says of itself is code of the cell too.
            return session().runner().run(() -> renderer.render(value));
        } catch (ExecutionException e) {
            throw new ErrorReport(session()).thrown(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            throw new ErrorReport(session()).thrown(new CellStopped());
        }
    }

    private Map<String, Object> evaluate(@Nullable Map<String, String> expressions) {
        Map<String, Object> answers = new HashMap<>();
        if (expressions != null) {
            expressions.forEach((name, code) -> answers.put(name, evaluate(code)));
        }
        return answers;
    }

    private Map<String, Object> evaluate(String code) {
        try {
            DisplayData value = displayed(run(new Cell("expression", code)));
            String text = value == null ? "null" : String.valueOf(value.getData(MIMEType.TEXT_PLAIN));
            return Map.of("status", "ok", "data", Map.of("text/plain", text), "metadata", Map.of());
        } catch (CellFailure e) {
            return Map.of("status", "error", "ename", e.kind(), "evalue", e.message(), "traceback", e.lines());
        }
    }

    @Override
    public @Nullable Object evalRaw(String source) {
        try {
            return run(new Cell("eval", source));
        } catch (CellFailure e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public void display(DisplayData data) {
        lastDisplayId = data.getDisplayId();
        super.display(data);
    }

    @Override
    public void interrupt() {
        session().runner().stop();
    }

    @Override
    public @Nullable DisplayData inspect(String code, int cursor, boolean detailed) {
        return Inspection.at(session(), code, cursor);
    }

    @Override
    public ReplacementOptions complete(String code, int cursor) {
        Completion completion = Completion.at(session(), magics.names(), code, cursor);
        return new ReplacementOptions(completion.texts(), completion.start(), completion.end());
    }

    @Override
    public String isComplete(String code) {
        List<CellParts.Part> parts = CellParts.of(code);
        if (parts.isEmpty() || !(parts.get(parts.size() - 1) instanceof CellParts.Java java)) {
            return IS_COMPLETE_YES;
        }
        return switch (session().completeness(code.substring(java.from(), java.to()))) {
            case COMPLETE, COMPLETE_WITH_SEMI, EMPTY -> IS_COMPLETE_YES;
            case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> Indent.after(code);
            case UNKNOWN -> IS_COMPLETE_BAD;
        };
    }

    /** When a library ends the process, the cell that called it is answered before the process has gone. */
    private void tellOfEnd() {
        CellEnvironment env = cell;
        if (env != null && !KernelProcess.isEnding()) {
            output.flush();
            CellFailure failure = CellFailure.saying(
                    "Exit",
                    "A library that this cell called ended the process by System.exit. Jupyter starts a new one;"
                            + " run the cells that it needs again.");
            env.publish(new PublishError(failure.kind(), failure.message(), failure.lines()));
            env.replyError(
                    MessageType.EXECUTE_REPLY.error(),
                    new ErrorReply(failure.kind(), failure.message(), failure.lines()));
            env.resolveDeferrals();
            KernelProcess.waitForLastWords();
        }
    }

    private void tellOfUncaught(Thread thread, Throwable thrown) {
        if (!(thrown instanceof CellStopped)) {
            List<String> lines = new ArrayList<>(new ErrorReport(session()).lines(thrown));
            PrintStream err = System.err;
            err.println("Thread " + thread.getName() + " ended with an exception:");
            lines.forEach(err::println);
        }
    }
}
