package dev.tend.probe.dns;

import static dev.tend.definition.type.DnsProbeType.EXPECT;
import static dev.tend.definition.type.DnsProbeType.EXPECTED_ANSWERS;
import static dev.tend.definition.type.DnsProbeType.INCONCLUSIVE_ANSWERS;
import static dev.tend.definition.type.DnsProbeType.PORT;
import static dev.tend.definition.type.DnsProbeType.QUERY;
import static dev.tend.definition.type.DnsProbeType.RECORD_TYPE;
import static dev.tend.definition.type.DnsProbeType.SERVER;

import dev.tend.definition.type.DnsProbeType.Expectation;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Settings;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.client.Conversation;
import dev.tend.probe.client.ConversationException;
import dev.tend.probe.client.Excerpt;
import dev.tend.probe.client.PhaseTimer;
import dev.tend.resolver.HostResolver;
import dev.tend.resolver.NameNotResolvedException;
import java.net.InetSocketAddress;
import java.util.List;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Measures {@code dns}. Nothing is kept between runs. */
public final class DnsProbe implements Conversation {
  private static final int MOST_SHOWN = 5;

  private final HostResolver resolver;

  /** Resolves the name of the name server with this, where it is not an address. */
  public DnsProbe(HostResolver resolver) {
    this.resolver = resolver;
  }

  @Override
  public Measurement walk(ProbeRun run, PhaseTimer timer)
      throws ConversationException, InterruptedException {
    Settings settings = run.settings();
    int type = Type.value(settings.get(RECORD_TYPE).name());
    timer.enter("connect");
    var question = new DnsQuestion(server(run), DnsQuestion.name(settings.get(QUERY), type), type);
    timer.enter("answer");
    var asked = System.nanoTime();
    Message answer = question.ask(run.deadline(), run.scope());
    double seconds = (System.nanoTime() - asked) / 1e9;
    Measurement judged = judge(settings, question, answer).measuring(seconds);
    return judged.outcome().conclusive() && !judged.outcome().failed()
        ? judged
        : judged.in("answer");
  }

  private InetSocketAddress server(ProbeRun run)
      throws ConversationException, InterruptedException {
    String host = run.settings().get(SERVER);
    try {
      var addresses = resolver.resolve(host, run.deadline());
      return new InetSocketAddress(addresses.getFirst(), run.settings().get(PORT));
    } catch (NameNotResolvedException unknown) {
      throw ConversationException.inconclusive(
          ErrorClass.NAME_NOT_RESOLVED,
          "the name server itself cannot be found: " + unknown.getMessage() + "; give its address");
    }
  }

  private static Measurement judge(Settings settings, DnsQuestion question, Message answer) {
    boolean wantsNothing = settings.get(EXPECT) == Expectation.NOTHING;
    String what = question.name() + " " + Type.string(question.type());
    String code = Rcode.string(answer.getRcode());
    if (settings.find(INCONCLUSIVE_ANSWERS).orElse(List.of()).contains(code)) {
      return Measurement.cannot("the server says nothing about " + what + ": " + code);
    }
    return switch (answer.getRcode()) {
      case Rcode.NOERROR -> records(settings, question, answer);
      case Rcode.NXDOMAIN ->
          wantsNothing
              ? Measurement.succeeded()
              : Measurement.failed(
                  ErrorClass.NO_SUCH_NAME, "the server says that " + what + " does not exist");
      case Rcode.SERVFAIL ->
          Measurement.failed(
              ErrorClass.LOOK_UP_FAILED,
              "the server could not find out what " + what + " is (SERVFAIL)");
      case Rcode.REFUSED ->
          Measurement.failed(
              ErrorClass.SERVICE_REFUSED,
              "the server refuses to answer for " + what + " (REFUSED)");
      default ->
          Measurement.failed(
              ErrorClass.PROTOCOL_VIOLATION, "asked for " + what + ", the server said " + code);
    };
  }

  private static Measurement records(Settings settings, DnsQuestion question, Message answer) {
    List<String> got =
        answer.getSection(Section.ANSWER).stream()
            .filter(record -> record.getType() == question.type())
            .map(AnswerTexts::of)
            .toList();
    String what = question.name() + " " + Type.string(question.type());
    if (holdsAny(got, settings, INCONCLUSIVE_ANSWERS, question)) {
      return Measurement.cannot("the answer says nothing about " + what + ": " + shown(got));
    }
    if (settings.get(EXPECT) == Expectation.NOTHING) {
      return got.isEmpty()
          ? Measurement.succeeded()
          : Measurement.failed(
              ErrorClass.WRONG_ANSWER, "expected nothing for " + what + " and got " + shown(got));
    }
    if (got.isEmpty()) {
      return Measurement.failed(
          ErrorClass.NO_SUCH_RECORD, "the server says that there is no " + what);
    }
    if (settings.find(EXPECTED_ANSWERS).isPresent()
        && !holdsAny(got, settings, EXPECTED_ANSWERS, question)) {
      return Measurement.failed(
          ErrorClass.WRONG_ANSWER, "expected another answer for " + what + " than " + shown(got));
    }
    return Measurement.succeeded();
  }

  private static boolean holdsAny(
      List<String> got, Settings settings, Property<List<String>> property, DnsQuestion question) {
    return settings.find(property).orElse(List.of()).stream()
        .map(text -> AnswerTexts.plain(question.type(), text))
        .anyMatch(got::contains);
  }

  private static String shown(List<String> got) {
    List<String> first = got.stream().limit(MOST_SHOWN).map(Excerpt::of).toList();
    int more = got.size() - first.size();
    return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
  }
}
