package backprop.kernel.maven;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;
import org.eclipse.aether.util.repository.SimpleArtifactDescriptorPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Finds libraries and what they need by Maven's own resolver, with the machine's local repository, mirrors, proxies and
 * passwords as its {@code settings.xml} has them. It lives behind a class loader of its own, so that none of Maven is
 * seen by cells; the kernel speaks with it in types of the JDK.
 */
public final class Resolver implements BiFunction<Map<String, List<String>>, Consumer<String>, Map<String, Path>> {

    /** For the kernel, which finds it by its name. */
    public Resolver() {}

    /**
     * Finds libraries.
     *
     * @param wanted under {@code libraries} coordinates {@code group:artifact[:type[:classifier]]:version}, under {@code
     *     exclusions} {@code group:artifact} or {@code group}, under {@code repositories} addresses, under {@code pom} the
     *     file of a project whose dependencies are wanted
     * @param progress is told what is fetched
     * @return the files by their coordinates, in the class path's order
     * @throws IllegalArgumentException if something can't be found, with a message that says what
     */
    @Override
    public Map<String, Path> apply(Map<String, List<String>> wanted, Consumer<String> progress) {
        ContextOverrides machine = ContextOverrides.create()
                .withUserSettings(true)
                .transferListener(new Progress(progress))
                .build();
        try (Context context = Runtimes.INSTANCE.getRuntime().create(machine)) {
            return new Request(context).resolve(wanted);
        } catch (ArtifactDescriptorException e) {
            // The file is the kernel's own copy of the cell; what is wrong in it stands in the cause.
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalArgumentException(cause.getMessage(), e);
        } catch (RepositoryException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** One call, on the machine's Maven. */
    private static final class Request {

        private static final Artifact PROJECT = new DefaultArtifact("notebook:notebook:pom:1");

        private final Context context;

        Request(Context context) {
            this.context = context;
        }

        Map<String, Path> resolve(Map<String, List<String>> wanted) throws RepositoryException {
            List<RemoteRepository> repositories = new ArrayList<>(context.remoteRepositories());
            repositories.addAll(repositories(wanted.getOrDefault("repositories", List.of())));
            CollectRequest request = new CollectRequest();
            for (String pom : wanted.getOrDefault("pom", List.of())) {
                ArtifactDescriptorResult project = read(new File(pom), repositories);
                project.getDependencies().forEach(request::addDependency);
                request.setManagedDependencies(project.getManagedDependencies());
                project.getRepositories().stream()
                        .filter(found -> !repositories.contains(found))
                        .forEach(repositories::add);
            }
            List<Exclusion> exclusions = wanted.getOrDefault("exclusions", List.of()).stream()
                    .map(Request::exclusion)
                    .toList();
            for (String library : wanted.getOrDefault("libraries", List.of())) {
                request.addDependency(
                        new Dependency(new DefaultArtifact(library), JavaScopes.RUNTIME, false, exclusions));
            }
            request.setRepositories(repositories);
            var runtime = DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME);
            Map<String, Path> found = new LinkedHashMap<>();
            for (ArtifactResult result : context.repositorySystem()
                    .resolveDependencies(context.repositorySystemSession(), new DependencyRequest(request, runtime))
                    .getArtifactResults()) {
                found.put(
                        result.getArtifact().toString(),
                        result.getArtifact().getFile().toPath());
            }
            return found;
        }

        /** Repositories by their addresses, or what the machine has in their place. */
        private List<RemoteRepository> repositories(List<String> addresses) {
            List<RemoteRepository> asked = new ArrayList<>();
            for (String address : addresses) {
                // Maven keeps apart by this name what it has fetched from where.
                String id = address.replaceAll("[^A-Za-z0-9]+", "-");
                asked.add(new RemoteRepository.Builder(id, "default", address).build());
            }
            return context.repositorySystem().newResolutionRepositories(context.repositorySystemSession(), asked);
        }

        private static Exclusion exclusion(String names) {
            String[] parts = names.split(":", 2);
            return new Exclusion(parts[0], parts.length < 2 ? "*" : parts[1], "*", "*");
        }

        /** What a project file says, with all that it inherits and imports. */
        private ArtifactDescriptorResult read(File pom, List<RemoteRepository> repositories)
                throws RepositoryException {
            var session = new DefaultRepositorySystemSession(context.repositorySystemSession());
            // A file that can't be read is an error, and not an empty one.
            session.setArtifactDescriptorPolicy(new SimpleArtifactDescriptorPolicy(false, false));
            session.setWorkspaceReader(new WorkspaceReader() {
                @Override
                public WorkspaceRepository getRepository() {
                    return new WorkspaceRepository("notebook");
                }

                @Override
                public @Nullable File findArtifact(Artifact artifact) {
                    return artifact.getGroupId().equals(PROJECT.getGroupId()) ? pom : null;
                }

                @Override
                public List<String> findVersions(Artifact artifact) {
                    return List.of();
                }
            });
            return context.repositorySystem()
                    .readArtifactDescriptor(session, new ArtifactDescriptorRequest(PROJECT, repositories, null));
        }
    }
}
