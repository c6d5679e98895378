package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TabKeyTest {
  @ParameterizedTest
  @CsvSource({
    "/usr/bin/jupyter-notebook --no-browser, 2",
    "-m notebook --port=8888, 2",
    "-Es -m notebook, 2",
    "/usr/bin/jupyter-lab --notebook-dir=/home/ada, 0",
    "/usr/bin/jupyter-lab --no-browser --allow-root /srv/jupyter-notebook, 0",
    "-m jupyterlab, 0",
    "'', 0"
  })
  void isThatOfNotebook6WhereItStartedUs(String arguments, int index) {
    assertThat(TabKey.index(Map.of(), List.of(arguments.split(" ")))).isEqualTo(index);
  }

  @Test
  void isTheUsualOneWhereNotebook7StartedUs() {
    Map<String, String> environment = Map.of("JPY_SESSION_NAME", "a.ipynb");
    assertThat(TabKey.index(environment, List.of("/usr/bin/jupyter-notebook"))).isZero();
  }

  @ParameterizedTest
  @CsvSource({"notebook.notebookapp.NotebookApp, 2", "jupyter_server.serverapp.ServerApp, 0"})
  void isThatOfNotebook6WhereAHubServesIt(String app, int index) {
    Map<String, String> environment = Map.of("JUPYTERHUB_SINGLEUSER_APP", app);
    List<String> server = List.of("/usr/bin/jupyterhub-singleuser", "--allow-root");
    assertThat(TabKey.index(environment, server)).isEqualTo(index);
  }
}
