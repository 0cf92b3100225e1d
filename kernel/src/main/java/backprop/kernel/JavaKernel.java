package backprop.kernel;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.jspecify.annotations.Nullable;

/** Answers Jupyter's messages: runs cells, completes, explains and stops them. */
final class JavaKernel extends BaseKernel {

    static final String VERSION =
            Objects.requireNonNullElse(JavaKernel.class.getPackage().getImplementationVersion(), "development");

    private final KernelConnection connection;
    private final CellOutput output;
    private final CellInput input;
    private final CompletableFuture<Session> session = new CompletableFuture<>();
    private volatile @Nullable CellEnvironment cell;

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
                new Renderer(),
                null,
                Magics.registry(),
                true,
                new StringStyler("", "", "", line -> ""));
        this.connection = connection;
        this.output = output;
        this.input = new CellInput(connection.stdin(), output);
    }

    /** Starts the kernel that a connection file describes. Its threads keep the process alive. */
    static void start(Path connectionFile) throws IOException, GeneralSecurityException {
        CellOutput output = new CellOutput();
        KernelConnection connection = KernelConnection.read(connectionFile, output);
        JavaKernel kernel = new JavaKernel(connection, output);
        kernel.becomeHandlerForConnection(connection);
        kernel.installNotebookKernel();
        connection.connect();
        output.start();
        System.setIn(kernel.input);
        Thread.setDefaultUncaughtExceptionHandler(kernel::tellOfUncaught);
        KernelProcess.endWithParent();
        // Jupyter asks who is there first; the compiler can warm up meanwhile.
        kernel.session.complete(new Session());
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
        Cell running = new Cell(counts ? executionCount.getAndIncrement() : executionCount.get(), request.getCode());
        commManager.setMessageContext(message);
        env.setBusyDeferIdle();
        if (!request.isSilent()) {
            env.publish(new PublishExecuteInput(running.code(), running.number()));
        }
        attach(env, request.isStdinEnabled() ? message : null);
        CellRunner runner = session().runner();
        runner.begin(running.number());
        try {
            DisplayData result = displayed(run(running));
            Map<String, Object> expressions = evaluate(request.getUserExpr());
            output.flush();
            if (result != null && !request.isSilent()) {
                env.publish(new PublishExecuteResult(running.number(), result));
            }
            env.replyJson(
                    MessageType.EXECUTE_REPLY,
                    Map.of(
                            "status",
                            "ok",
                            "execution_count",
                            running.number(),
                            "payload",
                            List.of(),
                            "user_expressions",
                            expressions));
        } catch (CellFailure failure) {
            answerWith(failure, running, env, request);
        } catch (RuntimeException | Error e) {
            answerWith(new ErrorReport(session()).thrown(e), running, env, request);
        } finally {
            runner.end();
            output.flush();
        }
    }

    private void attach(CellEnvironment env, @Nullable Message<?> asking) {
        cell = env;
        output.attach(env);
        input.attach(asking);
        ((CellIO) io).attach(env);
    }

    private void answerWith(CellFailure failure, Cell running, CellEnvironment env, ExecuteRequest request) {
        output.flush();
        if (!request.isSilent()) {
            env.publish(new PublishError(failure.kind(), failure.message(), failure.lines()));
        }
        ErrorReply reply = new ErrorReply(failure.kind(), failure.message(), failure.lines());
        reply.setExecutionCount(running.number());
        env.replyError(MessageType.EXECUTE_REPLY.error(), reply);
        if (request.shouldStopOnError()) {
            connection.dropQueuedCells();
        }
    }

    /** Runs all parts of a cell; its value is the last part's. */
    private @Nullable Object run(Cell running) throws CellFailure {
        Object value = null;
        for (CellParts.Part part : CellParts.of(running.code())) {
            if (part instanceof CellParts.Java java) {
                value = session().run(running, java.from(), java.to());
            } else if (part instanceof CellParts.Magic magic) {
                value = run(magic);
            }
        }
        return value;
    }

    private @Nullable Object run(CellParts.Magic magic) throws CellFailure {
        try {
            return Magics.run(this, magic);
        } catch (CellFailure failure) {
            throw failure;
        } catch (Exception e) {
            throw new ErrorReport(session()).thrown(e);
        }
    }

    private @Nullable DisplayData displayed(@Nullable Object value) throws CellFailure {
        if (value == null || value instanceof DisplayData) {
            return (DisplayData) value;
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
            DisplayData value = displayed(run(new Cell(executionCount.get(), code)));
            String text = value == null ? "null" : String.valueOf(value.getData(MIMEType.TEXT_PLAIN));
            return Map.of("status", "ok", "data", Map.of("text/plain", text), "metadata", Map.of());
        } catch (CellFailure e) {
            return Map.of("status", "error", "ename", e.kind(), "evalue", e.message(), "traceback", e.lines());
        }
    }

    @Override
    public @Nullable Object evalRaw(String source) {
        try {
            return run(new Cell(executionCount.get() - 1, source));
        } catch (CellFailure e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public void interrupt() {
        session().runner().stop();
    }

    @Override
    public @Nullable DisplayData inspect(String code, int cursor, boolean detailed) {
        return Inspection.at(session().analysis(), code, cursor);
    }

    @Override
    public ReplacementOptions complete(String code, int cursor) {
        Completion completion = Completion.at(session().analysis(), code, cursor);
        return new ReplacementOptions(completion.matches(), completion.start(), completion.end());
    }

    @Override
    public String isComplete(String code) {
        String rest = code;
        while (true) {
            CompletionInfo info = session().analysis().analyzeCompletion(rest);
            switch (info.completeness()) {
                case COMPLETE -> rest = info.remaining();
                case COMPLETE_WITH_SEMI, EMPTY -> {
                    return IS_COMPLETE_YES;
                }
                case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
                    return "    ";
                }
                case UNKNOWN -> {
                    return IS_COMPLETE_BAD;
                }
            }
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
