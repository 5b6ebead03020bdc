package org.ccexecutor.acceptance.engine;

import io.cucumber.core.backend.Backend;
import io.cucumber.core.backend.BackendProviderService;
import io.cucumber.core.backend.Container;
import io.cucumber.core.backend.Glue;
import io.cucumber.core.backend.Lookup;
import io.cucumber.core.backend.Snippet;
import io.cucumber.core.backend.StepDefinition;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.ccexecutor.acceptance.steps.Hooks;

/**
 * Cucumber's Java backend with a judge around every step, so that no step has to care what its
 * failure means. Cucumber finds both backends; the one without a judge is given no glue.
 */
public final class JudgingBackend implements BackendProviderService {
  private static final URI GLUE =
      URI.create("classpath:/" + Hooks.class.getPackageName().replace('.', '/'));

  @Override
  public Backend create(Lookup lookup, Container container, Supplier<ClassLoader> classLoader) {
    Backend java =
        ServiceLoader.load(BackendProviderService.class, classLoader.get()).stream()
            .filter(provider -> provider.type() != JudgingBackend.class)
            .findFirst()
            .orElseThrow()
            .get()
            .create(lookup, container, classLoader);
    return new Judging(java, lookup);
  }

  private record Judging(Backend java, Lookup lookup) implements Backend {

    @Override
    public void loadGlue(Glue glue, List<URI> ignored) {
      Glue judging =
          (Glue)
              Proxy.newProxyInstance(
                  Glue.class.getClassLoader(),
                  new Class<?>[] {Glue.class},
                  (proxy, method, arguments) -> {
                    if (arguments != null
                        && arguments.length == 1
                        && arguments[0] instanceof StepDefinition step) {
                      arguments[0] = new JudgedStep(step, lookup);
                    }
                    try {
                      return method.invoke(glue, arguments);
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  });
      java.loadGlue(judging, List.of(GLUE));
    }

    @Override
    public void buildWorld() {
      java.buildWorld();
    }

    @Override
    public void disposeWorld() {
      java.disposeWorld();
    }

    @Override
    public Snippet getSnippet() {
      return java.getSnippet();
    }
  }
}
