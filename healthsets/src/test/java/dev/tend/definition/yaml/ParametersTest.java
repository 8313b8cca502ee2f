package dev.tend.definition.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.type.TcpProbeType;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.SourcePosition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private static final String SET =
      """
      healthSet: Pop
      healthGroup: CustomerTouchPoints
      description: Mail can be fetched.
      runbook: Look at the log.
      parameters:
        popHost: {type: text, default: 127.0.0.1, meaning: Where the service listens.}
        popPort: {type: port, meaning: Where the service listens.}
      probes:
        - name: PopProbe
          type: tcp
          description: The port answers on ${popHost} for $${nobody}.
          recurrenceInterval: 20s
          host: ${popHost}
          port: ${popPort}
      monitors:
        - name: PopMonitor
          type: no-results
          description: Nothing is heard.
          probes: [PopProbe]
          monitoringInterval: 5m
      """;

  private static ReadResults read(String text, Map<String, Parameters.Value> given) {
    return new HealthSetReader(Types.builtIn(), new Parameters(given))
        .readAll(List.of(new SourceText("pop.yaml", text)));
  }

  private static Parameters.Value value(String text) {
    return new Parameters.Value(text, new SourcePosition("tend.yaml", 7, 3));
  }

  @Test
  void a_parameter_has_the_value_of_the_configuration_or_its_default() {
    ReadResults readResults = read(SET, Map.of("pop.popport", value("1110")));
    assertThat(readResults.problems()).isEmpty();
    ProbeDefinition probe = readResults.definitions().getFirst().probes().getFirst();
    assertThat(probe.settings().get(TcpProbeType.PORT)).isEqualTo(1110);
    assertThat(probe.settings().get(ConnectionProperties.HOST)).isEqualTo("127.0.0.1");
    assertThat(probe.description()).isEqualTo("The port answers on 127.0.0.1 for ${nobody}.");
    assertThat(probe.settings().provenance(TcpProbeType.PORT))
        .isEqualTo(new Provenance.Parameter("popPort", new SourcePosition("tend.yaml", 7, 3)));
    assertThat(probe.settings().provenance(ConnectionProperties.HOST))
        .hasToString("parameter popHost at pop.yaml:6:34");
  }

  @Test
  void without_either_the_problem_says_where_to_set_it() {
    assertThat(YamlSamples.printed(read(SET, Map.of()).problems()))
        .contains(
            "pop.yaml:7:3: error: the parameter popPort has no value; expected a default here, or"
                + " a value for Pop.popPort in the agent's configuration");
  }

  @Test
  void a_value_of_the_wrong_type_is_reported_where_it_was_written() {
    assertThat(YamlSamples.printed(read(SET, Map.of("Pop.popPort", value("pop3"))).problems()))
        .contains(
            "tend.yaml:7:3: error: the parameter Pop.popPort is 'pop3'; expected a port from 1 to"
                + " 65535");
  }

  @Test
  void a_value_that_no_set_asks_for_is_reported() {
    Map<String, Parameters.Value> given =
        Map.of("Pop.popPort", value("110"), "Pop.popHots", value("mail"));
    assertThat(YamlSamples.printed(read(SET, given).problems()))
        .containsExactly(
            "tend.yaml:7:3: error: no health set has the parameter Pop.popHots; expected one of"
                + " Pop.popHost, Pop.popPort; did you mean"
                + " 'Pop.popHost'?");
  }

  @Test
  void a_parameter_keeps_its_own_type_where_it_is_the_whole_value() {
    String text = SET.replace("port: ${popPort}", "port: ${popHost}");
    assertThat(YamlSamples.printed(read(text, Map.of("Pop.popPort", value("1"))).problems()))
        .containsExactly(
            "pop.yaml:14:11: error: port is '127.0.0.1'; expected a port from 1 to 65535");
  }
}
