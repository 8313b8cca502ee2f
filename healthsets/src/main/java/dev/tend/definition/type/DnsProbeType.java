package dev.tend.definition.type;

import dev.tend.definition.value.NameTypes;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.value.Word;
import java.util.List;

/** The probe {@code dns}. */
public final class DnsProbeType {
  /** What can be asked for. */
  public enum RecordType implements Word.Upper {
    /** An IPv4 address. */
    A,
    /** An IPv6 address. */
    AAAA,
    /** Another name. */
    CNAME,
    /** Where mail goes. */
    MX,
    /** Who answers for a zone. */
    NS,
    /** The name of an address. */
    PTR,
    /** A zone's own record. */
    SOA,
    /** Where a service is. */
    SRV,
    /** A text. */
    TXT,
    /** A certificate's fingerprint. */
    TLSA
  }

  /** What a good answer is. */
  public enum Expectation implements Word.Camel {
    /** At least one record. */
    ANSWER,
    /** No such name, or no such record: what a block list says of a good sender. */
    NOTHING
  }

  public static final Property<String> SERVER =
      Property.of("server", NameTypes.HOST, "The address of the name server to ask.")
          .orElse("127.0.0.1");

  public static final Property<Integer> PORT = ConnectionProperties.port(53);

  public static final Property<String> QUERY =
      Property.of("query", NameTypes.DNS_NAME, "The name to look up.").mandatory();

  public static final Property<RecordType> RECORD_TYPE =
      Property.of(
              "recordType", ValueTypes.oneOf(RecordType.class), "The type of record to ask for.")
          .orElse(RecordType.A);

  public static final Property<Expectation> EXPECT =
      Property.of(
              "expect",
              ValueTypes.oneOf(Expectation.class),
              "Whether a good answer contains records or none.")
          .orElse(Expectation.ANSWER);

  public static final Property<List<String>> EXPECTED_ANSWERS =
      Property.of(
          "expectedAnswers",
          ValueTypes.TEXTS,
          "The records of which at least one must be in the answer. Without them, any will do.");

  public static final Property<List<String>> INCONCLUSIVE_ANSWERS =
      Property.of(
          "inconclusiveAnswers",
          ValueTypes.TEXTS,
          "Records, and codes such as REFUSED, that say nothing about the name asked for, as when a"
              + " block list does not serve the asker: they make the result Inconclusive.");

  public static final ProbeType TYPE =
      ProbeType.recurrent(
          "dns",
          "Asks one name server for one record and compares the answer, by UDP without EDNS, as"
              + " most programs do. REFUSED is a failure unless inconclusiveAnswers says otherwise,"
              + " since what the server refuses the probe it refuses every service of this host. An"
              + " answer that was cut off is asked for again by TCP, then by UDP with EDNS; if"
              + " neither gives the rest, what is there is compared, and Inconclusive if that is"
              + " not enough. Sample: how long the answer took.",
          SERVER,
          PORT,
          QUERY,
          RECORD_TYPE,
          EXPECT,
          EXPECTED_ANSWERS,
          INCONCLUSIVE_ANSWERS);

  private DnsProbeType() {}
}
