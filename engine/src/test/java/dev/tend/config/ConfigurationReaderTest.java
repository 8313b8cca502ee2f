package dev.tend.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.CoreSettings;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTest {
  private static final Path FILE = Path.of("/etc/tend/tend.yaml");

  private final ConfigurationReader reader =
      new ConfigurationReader(
          new HostFacts("mx1.example.org", List.of(Path.of("/opt/tend/catalog")), true),
          Types.builtIn());

  private ConfigurationResult read(String text) {
    return reader.read(FILE, text);
  }

  private AgentConfiguration good(String text) {
    ConfigurationResult result = read(text);
    assertThat(result.problems()).isEmpty();
    return result.configuration().orElseThrow();
  }

  @Test
  void without_a_key_everything_has_its_default() {
    AgentConfiguration configuration = good("# nothing\n");
    assertThat(configuration.settings()).isEqualTo(CoreSettings.defaults("mx1.example.org"));
    assertThat(configuration.state()).isEqualTo(Path.of("/var/lib/tend"));
    assertThat(configuration.healthSets()).containsExactly(Path.of("/opt/tend/catalog"));
    assertThat(configuration.listen()).hasToString("127.0.0.1:9425");
    assertThat(configuration.events())
        .isEqualTo(
            new AgentConfiguration.EventFiles(
                Path.of("/var/log/tend"), 1L << 30, Duration.ofDays(30)));
    assertThat(configuration.serviceManagerKind()).isEqualTo(ServiceManagerKind.SYSTEMD);
    assertThat(configuration.version()).isEqualTo(new VersionSource.Unknown());
  }

  @Test
  void the_shipped_file_says_the_defaults() throws Exception {
    AgentConfiguration shipped = good(Files.readString(Path.of("src/dist/conf/tend.yaml")));
    assertThat(shipped.parameters().byName()).isEmpty();
    assertThat(shipped).usingRecursiveComparison().ignoringFields("parameters").isEqualTo(good(""));
  }

  @Test
  void every_key_of_the_shipped_file_can_be_said() throws Exception {
    String text = Files.readString(Path.of("src/dist/conf/tend.yaml"));
    String spoken =
        text.lines()
            .map(line -> line.replaceFirst("^(\\s*)# ( *(- )?[a-zA-Z]+:( .*)?)$", "$1$2"))
            .map(line -> line.replaceFirst("^(( *trust|services|components|webhooks):).*", "$1"))
            .collect(Collectors.joining("\n"));
    AgentConfiguration all = good(spoken);
    assertThat(all.site()).contains("hamburg");
    assertThat(all.version())
        .isEqualTo(new VersionSource.Command(List.of("postconf", "-h", "mail_version")));
    assertThat(all.overrides().global()).contains(Path.of("/srv/tend/overrides"));
    assertThat(all.overrides().trust())
        .containsExactly(new AgentConfiguration.TrustedFile("anna", Path.of("/etc/tend/anna.pem")));
    assertThat(Objects.requireNonNull(all.services().get("POSTFIX")).pidFile())
        .contains(Path.of("/var/spool/postfix/pid/master.pid"));
    ComponentSettings imap = Objects.requireNonNull(all.components().get("ImapProxy"));
    assertThat(imap.offline()).containsExactly("/usr/local/sbin/offline", "imap");
    assertThat(imap.agentCheck()).hasValue(9427);
    assertThat(imap.drainFor()).isEqualTo(Duration.ofSeconds(30));
    assertThat(all.balancers().port()).hasValue(9426);
    assertThat(all.webhooks().getFirst().header())
        .contains(new Webhook.Header("Authorization", "${secret:alert-token}"));
  }

  @Test
  void values_take_the_place_of_defaults() {
    AgentConfiguration configuration =
        good(
            """
            server: mail1
            version: '3.7.11'
            recoveryActions: act
            armed: [reboot-server]
            limits: {actionsPerHour: 2}
            parameters: {Smtp.host: 192.0.2.1, Smtp.domains: [a.example, b.example]}
            healthSets: [sets, /usr/share/tend/catalog]
            """);
    assertThat(configuration.settings().recoveryActions()).isEqualTo(Mode.ACT);
    assertThat(configuration.settings().armed()).containsExactly("reboot-server");
    assertThat(configuration.settings().maximumPerHour()).isEqualTo(2);
    assertThat(configuration.settings().maximumPerDay()).isEqualTo(12);
    assertThat(configuration.version()).isEqualTo(new VersionSource.Literal("3.7.11"));
    assertThat(configuration.healthSets())
        .containsExactly(Path.of("/etc/tend/sets"), Path.of("/usr/share/tend/catalog"));
    assertThat(configuration.parameters().find("smtp", "Domains").orElseThrow().text())
        .isEqualTo("a.example,b.example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "recoveryAction: act        | 1:1: error: unknown key 'recoveryAction' in the"
            + " configuration; did you mean 'recoveryActions'?",
        "recoveryActions: acts      | 1:18: error: recoveryActions is 'acts'; expected one of off,"
            + " observe, approve, act; did you mean 'act'?",
        "startupGrace: 300          | 1:15: error: startupGrace is '300': a bare number has no"
            + " unit; write 300s, 300m or 300h",
        "overrides: {pollInterval: 1s} | 1:27: error: overrides.pollInterval is '1s'; expected a"
            + " duration of at least 10s",
        "overrides: {owner: [a]}     | 1:13: error: unknown key 'owner' in overrides; did you mean"
            + " 'owners'?",
        "overrides: {trusts: []}     | 1:13: error: unknown key 'trusts' in overrides; did you mean"
            + " 'trust'?",
        "overrides: {owners: [1000]} | 1:22: error: an entry of overrides.owners is the number"
            + " 1000; a text needs quotes",
        "overrides: {trust: x}       | 1:20: error: overrides.trust is not a list",
        "overrides: {trust: [{name: a}]} | 1:21: error: key is missing from an entry of"
            + " overrides.trust",
        "overrides: {trust: [{name: a, key: b}, {name: a, key: c}]} | 1:20: error: overrides.trust"
            + " has two keys named 'a'",
        "overrides.trust: []         | 1:1: error: unknown key 'overrides.trust' in the"
            + " configuration",
        "events: {retention: {size: 1000}} | 1:28: error: events.retention.size is '1000'; expected"
            + " a size of at least 10MB",
        "events: {retention: {size: 5h}}   | 1:28: error: events.retention.size is '5h'; expected a"
            + " size",
        "api: {listen: '0.0.0.0:9425'} | 1:15: error: api.listen is '0.0.0.0:9425': this is not a"
            + " loopback address",
        "api: {listen: '127.0.0.256:1'} | 1:15: error: api.listen is '127.0.0.256:1': this is not a"
            + " loopback",
        "api: {listen: 'localhost:1'} | 1:15: error: api.listen is 'localhost:1': this is not a"
            + " loopback",
        "limits: {actionsPerHour: 0} | 1:26: error: limits.actionsPerHour is '0'; expected a whole"
            + " number of at least 1",
        "version: {comand: [x]}      | 1:11: error: unknown key 'comand' in version; did you mean"
            + " 'command'?",
        "version: 3.7                | 1:10: error: version is the number 3.7; a text needs quotes",
        "services: {a: {start: postfix start}} | 1:23: error: start is 'postfix start'",
        "services: {a: {start: [bin/x]}} | 1:23: error: start is a list: the program 'bin/x' is"
            + " neither",
        "services: {'a b': {}}       | 1:12: error: a key of services is 'a b'",
        "balancers: {address: 10.0.0.1} | 1:22: error: other hosts can reach this address, and"
            + " balancers.allow does not say who is answered; expected balancers.allow: a list",
        "balancers: {address: mx1} | 1:22: error: balancers.address is 'mx1': 'mx1' is not an"
            + " address",
        "balancers: {address: 10.0.0.1, allow: [10.0.0.5, '2001:db8::/32']} | ",
        "balancers: {allow: [10.0.0.0/33]} | 1:20: error: balancers.allow is a list:"
            + " '10.0.0.0/33' has more than the 32 bits of an address; expected an address or a",
        "balancers: {allow: [10.0.0.5/24]} | 1:20: error: balancers.allow is a list:"
            + " '10.0.0.5/24' begins in the middle; write 10.0.0.0/24",
        "balancers: {allow: [all]} | 1:20: error: balancers.allow is a list: 'all' is neither;"
            + " expected an address or a range",
        "components: {A: {agentCheck: 0}} | 1:30: error: agentCheck is '0'; expected a port",
        "{balancers: {port: 5}, components: {A: {agentCheck: 5}}} | 1:36: error: A and"
            + " balancers.port have the same port 5",
        "components: {A: {agentCheck: 5}, B: {agentCheck: 5}} | 1:13: error: B and A have the same"
            + " port 5",
        "components: {A: {}, a: {}}  | 1:21: error: 'a' is already in components",
        "parameters: {host: x}       | 1:14: error: a key of parameters is 'host'; expected"
            + " HealthSet.parameter",
        "parameters: {S.a: x, s.A: y} | 1:22: error: 's.A' is already in parameters, in another"
            + " case",
        "webhooks: [{team: x}]       | 1:12: error: url is missing from an entry of webhooks",
        "webhooks: [{url: 'ftp://x/'}] | 1:18: error: url is 'ftp://x/'; expected an address",
        "webhooks: [{url: 'https://a:b@x/'}] | 1:18: error: url is",
        "webhooks: [{url: 'http://a..b/'}] | 1:18: error: url is 'http://a..b/'; expected an"
            + " address such as https://alerts.example.org/hook: between two dots",
        "webhooks: [{url: 'https://a_b.example/'}] | 1:18: error: url is 'https://a_b.example/':"
            + " Java cannot check the certificate of a host with an underscore",
        "webhooks: [{url: 'http://rspamd_mailcow:11334/'}] | ",
        "webhooks: [{url: 'http://[fe80::1%25eth0]/x'}] | ",
        "services: {clamd@amavisd: {}} | ",
        "services: {'postfix@-.service': {}} | ",
        "services: {'clamd@': {}} | 1:12: error: a key of services is 'clamd@'",
        "server: bücher.example | ",
        "server: a b | 1:9: error: server is 'a b'; expected the name of a server",
        "overrides: {trust: [{name: ada@ops, key: no-such-file}]} | ",
        "webhooks: [{url: 'https://x/', header: {name: A}}] | 1:12: error: the header of a webhook"
            + " is incomplete",
        "webhooks: [{url: 'https://x/', header: {name: A, value: geheim}}] | 1:57: error:"
            + " header.value is 'geheim'; expected a reference",
        "secrets: '${HOME}/s'        | 1:10: error: there are no parameters here, so none is named"
            + " 'HOME'",
        "site: a                     | ",
        "[]                          | 1:1: error: the configuration is not a mapping",
      })
  void what_is_wrong_is_said_at_its_place(String text, String expected) {
    ConfigurationResult result = read(text);
    if (expected == null) {
      assertThat(result.problems()).isEmpty();
      return;
    }
    assertThat(result.configuration()).isEmpty();
    assertThat(result.problems()).hasSize(1);
    assertThat(result.problems().getFirst().toString()).startsWith(FILE + ":" + expected);
  }

  @Test
  void everything_wrong_is_said_at_once_and_a_key_twice_is_wrong() {
    ConfigurationResult result = read("sever: a\nstate: [x]\nsite: a\nsite: b\napi: 1\n");
    assertThat(result.problems())
        .extracting(Problem::at)
        .extracting("line")
        .containsExactly(1, 2, 4, 5);
    assertThat(result.configuration()).isEmpty();
  }

  @Test
  void what_is_armed_must_be_known_but_may_come_with_a_plug_in() {
    ConfigurationResult result = read("armed: [reboot-sever]");
    assertThat(result.configuration()).isPresent();
    assertThat(result.problems().getFirst().toString())
        .contains("1:8: warning: armed names 'reboot-sever'", "did you mean 'reboot-server'?");
  }

  @Test
  void a_secret_in_the_clear_is_questioned() {
    String header = ", header: {name: A, value: '${secret:x}'}}]";
    assertThat(read("webhooks: [{url: 'http://alerts.example/'" + header).problems())
        .extracting(Problem::what)
        .containsExactly("this webhook sends a secret without encryption");
    assertThat(good("webhooks: [{url: 'http://127.0.0.1:1/'" + header).webhooks()).hasSize(1);
  }

  @Test
  void the_listening_address_is_never_looked_up() {
    assertThat(new ListenAddress("::1", 80).socketAddress().getAddress().isLoopbackAddress())
        .isTrue();
    assertThat(good("api: {listen: '[::1]:0'}").listen()).hasToString("[::1]:0");
    assertThat(new ListenAddress("127.0.0.2", 80).socketAddress().getPort()).isEqualTo(80);
  }

  @Test
  void the_file_is_named_by_option_then_environment_then_custom() {
    Optional<Path> option = Optional.of(Path.of("a.yaml"));
    Map<String, String> environment = Map.of("TEND_CONFIG", "b.yaml");
    assertThat(ConfigurationFiles.find(option, environment)).isEqualTo(Path.of("a.yaml"));
    assertThat(ConfigurationFiles.find(Optional.empty(), environment)).isEqualTo(Path.of("b.yaml"));
    assertThat(ConfigurationFiles.find(Optional.empty(), Map.of()))
        .isEqualTo(ConfigurationFiles.USUAL);
  }
}
