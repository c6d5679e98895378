package metamemory.kernel.jupyter;

import static metamemory.kernel.jupyter.FrontEnd.code;
import static metamemory.kernel.jupyter.FrontEnd.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import metamemory.kernel.jupyter.FrontEnd.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class JupyterKernelTest {
  // One kernel for all: a start costs more than all that these tests do.
  private static FrontEnd front;

  @BeforeAll
  static void start() throws Exception {
    front = new FrontEnd();
  }

  @AfterAll
  static void stop() {
    front.close();
  }

  private static int count() {
    return front.run("0").reply().get("execution_count").getAsInt();
  }

  @Test
  void putsBusyBeforeAndIdleAfterAllThatACellShows() {
    int before = count();
    Exchange cell = front.run("System.out.println(\"hello\");\ndisplay(1);\n42");
    assertThat(cell.types())
        .containsExactly(
            "status", "execute_input", "stream", "display_data", "execute_result", "status");
    assertThat(cell.value()).isEqualTo("42");
    assertThat(cell.reply().get("execution_count").getAsInt()).isEqualTo(before + 1);
  }

  @Test
  void evaluatesUserExpressionsEachForItself() {
    JsonObject request = code("int x = 20;");
    request.add("user_expressions", json("{'twice': 'x * 2', 'bad': 'nowhere', 'none': 'x++;'}"));
    JsonObject values =
        front.shell("execute_request", request).reply().getAsJsonObject("user_expressions");
    assertThat(values.getAsJsonObject("twice").toString())
        .contains("\"status\":\"ok\"")
        .contains("\"text/plain\":\"40\"");
    assertThat(values.getAsJsonObject("bad").toString())
        .contains("\"status\":\"error\"")
        .contains("CompilationException");
    assertThat(values.getAsJsonObject("none").get("status").getAsString()).isEqualTo("ok");
  }

  @Test
  void publishesNothingOfASilentCellAndDoesNotCountIt() {
    JsonObject request = code("System.out.println(1);\ndisplay(2);\nint kept = 3;\nkept");
    request.addProperty("silent", true);
    int before = count();
    Exchange cell = front.shell("execute_request", request);
    assertThat(cell.types()).containsExactly("status", "status");
    assertThat(cell.reply().get("execution_count").getAsInt()).isEqualTo(before);
    assertThat(front.run("kept").value()).isEqualTo("3");
    assertThat(front.shell("history_request", json("{}")).reply().toString())
        .doesNotContain("int kept");
  }

  @Test
  void neitherCountsNorRemembersACellThatIsNotToBeStored() {
    int before = count();
    JsonObject request = code("2");
    request.addProperty("store_history", false);
    Exchange cell = front.shell("execute_request", request);
    assertThat(cell.value()).isEqualTo("2");
    assertThat(front.run("3").reply().get("execution_count").getAsInt()).isEqualTo(before + 1);
    Exchange history =
        front.shell(
            "history_request", json("{'hist_access_type': 'tail', 'output': true, 'n': 2}"));
    assertThat(history.reply().get("history").toString())
        .isEqualTo("[[0,%d,[\"0\",\"0\"]],[0,%d,[\"3\",\"3\"]]]".formatted(before, before + 1));
  }

  @Test
  void abortsWhatIsQueuedBehindAnErrorAfterReportingTheError() {
    String failing = front.start("execute_request", code("Thread.sleep(200); int x = 1 / 0;"));
    String queued = front.start("execute_request", code("42"));
    String question = front.start("is_complete_request", json("{'code': '1 +'}"));
    assertThat(front.finish(failing).status()).isEqualTo("error");
    Exchange aborted = front.finish(queued);
    assertThat(aborted.status()).isEqualTo("aborted");
    assertThat(aborted.types()).containsExactly("status", "status");
    assertThat(front.finish(question).status()).isEqualTo("incomplete");
    assertThat(front.run("42").value()).isEqualTo("42");
  }

  @Test
  void runsWhatIsSentOnceAnErrorIsKnown() {
    for (int i = 0; i < 20; i++) {
      assertThat(front.run("int x = 1 / 0;").status()).isEqualTo("error");
      assertThat(front.run("42").value()).isEqualTo("42");
    }
  }

  @Test
  void runsWhatIsQueuedWhenAskedNotToStopOnErrors() {
    JsonObject request = code("Thread.sleep(100); int x = 1 / 0;");
    request.addProperty("stop_on_error", false);
    String failing = front.start("execute_request", request);
    String queued = front.start("execute_request", code("42"));
    assertThat(front.finish(failing).status()).isEqualTo("error");
    assertThat(front.finish(queued).value()).isEqualTo("42");
  }

  @Test
  void showsAnewWhatACellShowed() {
    Exchange shown = front.run("var bar = display(\"0 %\")");
    Exchange updated = front.run("bar.update(\"100 %\");");
    JsonObject first = shown.contents("display_data").getFirst();
    JsonObject second = updated.contents("update_display_data").getFirst();
    assertThat(second.get("transient")).isEqualTo(first.get("transient"));
    assertThat(second.toString()).contains("100 %").contains("display_id");
    assertThat(shown.types()).doesNotContain("execute_result");
  }

  @Test
  void clearsOutputNowOrWithTheNext() {
    Exchange cell = front.run("clearOutput(); clearOutput(true);");
    assertThat(cell.contents("clear_output"))
        .containsExactly(json("{'wait': false}"), json("{'wait': true}"));
  }

  @Test
  void handsALongTextToThePager() {
    Exchange cell = front.run("page(\"a long text\");");
    assertThat(cell.reply().get("payload").toString())
        .contains("\"source\":\"page\"")
        .contains("\"text/plain\":\"a long text\"");
    assertThat(cell.types()).doesNotContain("display_data");
  }

  @Test
  void hasNoCommsAndClosesThoseOfUnknownTargets() {
    Exchange opened = front.shell("comm_open", json("{'comm_id': 'c7', 'target_name': 'none'}"));
    assertThat(opened.contents("comm_close").getFirst().get("comm_id").getAsString())
        .isEqualTo("c7");
    assertThat(front.shell("comm_info_request", json("{}")).reply())
        .isEqualTo(json("{'status': 'ok', 'comms': {}}"));
  }

  @Test
  void answersControlAndIsInterruptedWhileACellRuns() {
    String cell = front.start("execute_request", code("display(0);\nwhile (true) {}"));
    front.published(m -> m.type().equals("display_data"));
    assertThat(front.control("kernel_info_request", json("{}")).status()).isEqualTo("ok");
    front.interrupt();
    Exchange stopped = front.finish(cell);
    assertThat(stopped.reply().get("ename").getAsString()).isEqualTo("Interrupted");
    assertThat(front.run("1 + 1").value()).isEqualTo("2");
  }

  @Test
  void isShutDownOnControlWhileACellRuns() {
    String cell = front.start("execute_request", code("display(0);\nwhile (true) {}"));
    front.published(m -> m.type().equals("display_data"));
    Exchange shutdown = front.control("shutdown_request", json("{'restart': true}"));
    assertThat(shutdown.reply()).isEqualTo(json("{'status': 'ok', 'restart': true}"));
    assertThat(shutdown.types()).containsExactly("status", "shutdown_reply", "status");
    assertThat(front.ends).hasValue(1);
    // This kernel's end does nothing, for the other tests.
    front.interrupt();
    assertThat(front.finish(cell).status()).isEqualTo("error");
  }

  @Test
  void deliversWhatABackgroundThreadPrintsAfterItsCell() {
    Exchange cell =
        front.run(
            """
            var go = new CountDownLatch(1);
            Thread.ofPlatform().start(() -> {
              try { go.await(); } catch (InterruptedException e) { return; }
              System.out.println("late");
            });\
            """);
    assertThat(cell.types()).doesNotContain("stream");
    front.start("execute_request", code("go.countDown();"));
    Message late = front.published(m -> m.type().equals("stream"));
    // Its line end may come with the next piece.
    assertThat(late.content().get("text").getAsString()).startsWith("late");
  }

  @Test
  void asksForALineWhereTheFrontEndAllowsIt() {
    JsonObject request = code("System.out.print(\"name? \");\nIO.readln() + \"!\"");
    request.addProperty("allow_stdin", true);
    String cell = front.start("execute_request", request);
    front.question();
    front.answer("Adé");
    Exchange done = front.finish(cell);
    assertThat(done.value()).isEqualTo("Adé!");
    assertThat(done.stream("stdout")).isEqualTo("name? ");
  }

  @Test
  void saysWhyItCannotAskForALine() {
    Exchange cell = front.run("new Scanner(System.in).nextLine()");
    assertThat(cell.reply().get("evalue").getAsString()).contains("allow_stdin=false");
  }

  @Test
  void goesOnAfterAReadThatNobodyAnswered() {
    JsonObject request = code("System.in.read();");
    request.addProperty("allow_stdin", true);
    String cell = front.start("execute_request", request);
    front.question();
    front.interrupt();
    assertThat(front.finish(cell).reply().get("ename").getAsString()).isEqualTo("Interrupted");
    JsonObject again = code("new BufferedReader(new InputStreamReader(System.in)).readLine()");
    again.addProperty("allow_stdin", true);
    String next = front.start("execute_request", again);
    front.question();
    front.answer("in time");
    assertThat(front.finish(next).value()).isEqualTo("in time");
  }

  @Test
  void doesNotWaitForAThreadOfAnEarlierCellThatReads() {
    JsonObject request =
        code(
            """
            Thread.ofPlatform().start(() -> {
              try { System.in.read(); } catch (IOException e) { }
            });\
            """);
    request.addProperty("allow_stdin", true);
    front.shell("execute_request", request);
    front.question();
    assertThat(front.run("1 + 1").value()).isEqualTo("2");
  }

  @Test
  void dropsForgedAndTruncatedMessagesWithALineAndGoesOn() {
    List<String> logged = new ArrayList<>();
    Logger logger = Logger.getLogger(Channels.class.getName());
    Handler handler = new Remembering(logged);
    logger.addHandler(handler);
    try {
      Message request = Message.unasked("execute_request", code("System.out.println(\"forged\");"));
      front.sendOnShell(new Wire("another key", "hmac-sha256").encode(request));
      List<byte[]> whole = new Wire(FrontEnd.KEY, "hmac-sha256").encode(request);
      for (int length = 1; length < whole.size(); length++) {
        front.sendOnShell(whole.subList(0, length));
      }
      front.sendOnShell(List.of("\u0000\u00ff noise".getBytes(StandardCharsets.ISO_8859_1)));
      Exchange next = front.run("6 * 7");
      assertThat(next.value()).isEqualTo("42");
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(logged)
        .hasSize(7)
        .allMatch(line -> line.startsWith("dropped: "))
        .noneMatch(line -> line.contains(FrontEnd.KEY));
  }

  @Test
  void answersARequestThatItCannotUnderstandAndGoesOn() {
    Exchange odd = front.shell("complete_request", json("{'code': 'x', 'cursor_pos': 'where'}"));
    assertThat(odd.status()).isEqualTo("error");
    assertThat(front.run("1 + 1").value()).isEqualTo("2");
  }

  private static final class Remembering extends Handler {
    private final List<String> lines;

    Remembering(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord entry) {
      lines.add(entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
