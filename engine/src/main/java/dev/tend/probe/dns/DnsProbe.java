package dev.tend.probe.dns;

import static dev.tend.definition.type.DnsProbeType.EXPECT;
import static dev.tend.definition.type.DnsProbeType.EXPECTED_ANSWERS;
import static dev.tend.definition.type.DnsProbeType.INCONCLUSIVE_ANSWERS;
import static dev.tend.definition.type.DnsProbeType.PORT;
import static dev.tend.definition.type.DnsProbeType.QUERY;
import static dev.tend.definition.type.DnsProbeType.RECORD_TYPE;
import static dev.tend.definition.type.DnsProbeType.SERVER;

import dev.tend.core.input.Outcome;
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
import dev.tend.resolver.DnsExchange;
import dev.tend.resolver.HostResolver;
import dev.tend.resolver.NameNotResolvedException;
import dev.tend.time.Deadline;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
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
    Name name = DnsQuestion.name(settings.get(QUERY), type);
    List<InetAddress> addresses = addresses(run);
    timer.enter("answer");
    int left = addresses.size();
    Optional<ConversationException> unheard = Optional.empty();
    for (InetAddress address : addresses) {
      var server = new InetSocketAddress(address, settings.get(PORT));
      Deadline share = run.deadline().orWithin(run.deadline().remaining().dividedBy(left));
      try {
        return heard(run, new DnsQuestion(server, name, type), share);
      } catch (ConversationException failure) {
        left--;
        if (unheard.isEmpty() || failure.saysMoreThan(unheard.get())) {
          unheard = Optional.of(failure);
        }
      }
    }
    throw unheard.orElseThrow();
  }

  private static Measurement heard(ProbeRun run, DnsQuestion question, Deadline deadline)
      throws ConversationException {
    DnsExchange.Answer answer = question.ask(deadline, run.scope());
    Measurement judged = judge(run.settings(), question, answer).measuring(answer.seconds());
    return judged.outcome() == Outcome.SUCCEEDED ? judged : judged.in("answer");
  }

  private List<InetAddress> addresses(ProbeRun run)
      throws ConversationException, InterruptedException {
    try {
      return resolver.resolve(run.settings().get(SERVER), run.deadline());
    } catch (NameNotResolvedException unknown) {
      throw ConversationException.inconclusive(
          ErrorClass.NAME_NOT_RESOLVED,
          "the name server itself cannot be found: " + unknown.getMessage() + "; give its address");
    }
  }

  /** What was cut off judges what it shows: that records are missing in it shows nothing. */
  private static Measurement judge(
      Settings settings, DnsQuestion question, DnsExchange.Answer answer) {
    Measurement judged = judge(settings, question, answer.message());
    if (answer.remark().isEmpty()) {
      return judged;
    }
    Outcome shown = settings.get(EXPECT) == Expectation.ANSWER ? Outcome.SUCCEEDED : Outcome.FAILED;
    boolean certain =
        answer.whole() || judged.outcome() == shown || answer.message().getRcode() != Rcode.NOERROR;
    String said = judged.message().isEmpty() ? "" : judged.message() + "; ";
    String remark = said + "the answer came by UDP, but " + answer.remark();
    return certain ? judged.saying(remark) : Measurement.cannot(remark);
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
        question.answeredBy(answer.getSection(Section.ANSWER)).stream()
            .map(AnswerTexts::of)
            .toList();
    String what = question.name() + " " + Type.string(question.type());
    if (holdsAny(got, settings, INCONCLUSIVE_ANSWERS, question)) {
      return Measurement.cannot("the answer says nothing about " + what + ": " + shown(got));
    }
    if (got.isEmpty() && isAliasOfElsewhere(question, answer)) {
      return Measurement.cannot(
          "the server only says of what "
              + what
              + " is an alias, and does not look that up: ask for the other name");
    }
    if (settings.get(EXPECT) == Expectation.NOTHING) {
      if (got.isEmpty() && isReferral(answer)) {
        return Measurement.cannot(
            "the server does not look " + what + " up and refers to others, which says nothing");
      }
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

  /** Whether it says no more than who may know (RFC 1034, section 4.3.1). */
  private static boolean isReferral(Message answer) {
    return !answer.getHeader().getFlag(Flags.AA)
        && !answer.getHeader().getFlag(Flags.RA)
        && answer.getSection(Section.AUTHORITY).stream()
            .anyMatch(record -> record.getType() == Type.NS);
  }

  /**
   * Whether it is that of a server that looks nothing up and has no more than an alias of a name of
   * others; with the record that says how long a name has none (RFC 2308), the name is its own.
   */
  private static boolean isAliasOfElsewhere(DnsQuestion question, Message answer) {
    return !answer.getHeader().getFlag(Flags.RA)
        && answer.getSection(Section.ANSWER).stream()
            .anyMatch(
                record ->
                    record.getType() == Type.CNAME && record.getName().equals(question.name()))
        && answer.getSection(Section.AUTHORITY).stream()
            .noneMatch(record -> record.getType() == Type.SOA);
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
