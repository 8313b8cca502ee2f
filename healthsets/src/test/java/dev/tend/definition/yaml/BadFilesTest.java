package dev.tend.definition.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One change to a good file, and the one line that is printed for it. */
class BadFilesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          timeout: 10s        | timeOut: 10s          | 14:5: error: unknown key 'timeOut' in probe type smtp; did you mean 'timeout'?
          timeout: 10s        | TimeoutSeconds: 10s   | 14:5: error: unknown key 'TimeoutSeconds' in probe type smtp; did you mean 'timeout'?
          timeout: 10s        | zzzzzzzzzzzz: 10s     | 14:5: error: unknown key 'zzzzzzzzzzzz' in probe type smtp; expected one of name, type, extensionAttributes, enabled, description, recurrenceInterval, timeout, host, port, security, helloName, username, password
          timeout: 10s        | timeout: 10           | 14:14: error: timeout is '10': a bare number has no unit; write 10s, 10m or 10h
          timeout: 10s        | timeout: ten          | 14:14: error: timeout is 'ten'; expected a duration with its unit, such as 30s, 5m, 32h or 7d
          timeout: 10s        | timeout:              | 14:13: error: there is no value here; expected a value, or the key left out
          timeout: 10s        | timeout: ~            | 14:14: error: there is no value here; expected a value, or the key left out
          timeout: 10s        | timeout: [10s]        | 14:14: error: timeout is a list: expected a duration with its unit, such as 30s, 5m, 32h or 7d, not a list
          timeout: 10s        | timeout: {s: 10s}     | 14:14: error: timeout is a mapping: expected a duration with its unit, such as 30s, 5m, 32h or 7d, not a mapping
          timeout: 10s        | timeout: &t 10s       | 14:14: error: an anchor (&) is not allowed; expected the value itself
          timeout: 10s        | timeout: !!str 10s    | 14:14: error: a tag (!) is not allowed; expected the value itself
          timeout: 10s        | timeout: *t           | 14:14: error: an alias (*t) is not allowed; expected the value itself
          timeout: 10s        | <<: *t                | 14:9: error: an alias (*t) is not allowed; expected the value itself
          timeout: 10s        | timeout: 20s          | 14:14: error: the timeout of SmtpSelfTestProbe is 20s, its recurrenceInterval 20s; expected a timeout shorter than the interval
          timeout: 10s        | type: smtp            | 14:5: error: the key 'type' appears twice
          timeout: 10s        | password: hunter2     | 14:15: error: password is 'hunter2'; expected a reference to a secret, such as ${secret:probe-password}
          host: 127.0.0.1     | host: ${secret:x}     | 15:11: error: a secret cannot be used here; expected a property that takes a secret
          host: 127.0.0.1     | host: ${smtpHost}     | 15:11: error: there are no parameters here, so none is named 'smtpHost'; expected the value itself, or $${ for the characters themselves
          host: 127.0.0.1     | host: ${smtpHost      | 15:11: error: '${' has no '}'; expected ${name}, or $${ for the characters themselves
          host: 127.0.0.1     | host: 25              | 15:11: error: host is '25'; expected a host name or an address, such as mail.example.org, 192.0.2.1 or fe80::1%eth0: it ends in a number as an address does, and is none
          host: 127.0.0.1     | host: true            | 15:11: error: host is the truth value true; a text needs quotes; expected a host name or an address, such as mail.example.org, 192.0.2.1 or fe80::1%eth0
          host: 127.0.0.1     | host: 010             | 15:11: error: host is '010'; expected a host name or an address, such as mail.example.org, 192.0.2.1 or fe80::1%eth0: it ends in a number as an address does, and is none
          host: 127.0.0.1     | host: "a\\0b"         | 15:11: error: the value contains control characters; expected a text without them
          host: 127.0.0.1     | host: a..b            | 15:11: error: host is 'a..b'; expected a host name or an address, such as mail.example.org, 192.0.2.1 or fe80::1%eth0: between two dots, or at an end, there is nothing
          host: 127.0.0.1     | host: 127.0.0.256     | 15:11: error: host is '127.0.0.256'; expected a host name or an address, such as mail.example.org, 192.0.2.1 or fe80::1%eth0: it ends in a number as an address does, and is none
          service: postfix    | service: clamd@       | 34:14: error: service is 'clamd@'; expected the service manager's name of a service, such as postfix, clamd@amavisd or postfix@-: that is a template, of which an instance must be named
          port: 25            | port: "25"            | 16:11: error: port is the text '25'; expected a port from 1 to 65535
          port: 25            | port: 70000           | 16:11: error: port is '70000'; expected a port from 1 to 65535
          component: Front    | mode: careful\\n#       | 4:7: error: mode is 'careful'; expected one of off, observe, approve, act
          port: 25            | enabled: yes          | 16:14: error: enabled is 'yes'; expected true or false
          port: 25            | enabled: "true"       | 16:14: error: enabled is the text 'true'; expected true or false; did you mean 'true'?
          type: smtp          | type: smpt            | 11:11: error: the type of a probe is 'smpt'; expected one of agent, disk, dns, exec, http, imap, ldap, lmtp, log-file, mail-flow, memory, notification, openmetrics, pop3, process, queue, smtp, socket, tcp, tls-certificate; did you mean 'smtp'?
          name: SmtpRestart   | name: Smtp Restart    | 30:11: error: the name of a responder is 'Smtp Restart'; expected a name of letters, digits, dots, hyphens and underscores
          service: postfix    | attempts: 2           | 37:5: error: the key 'attempts' appears twice
          : Unhealthy\\n    w | : unhealthy\\n    w   | 42:24: error: targetHealthState is the text 'unhealthy'; expected one of Healthy, Degraded, Unhealthy, Unrecoverable, Repairing, Disabled, Unavailable, Unevaluated; did you mean 'Unhealthy'?
          maximumPerHour: 2   | maximumPerHuor: 2     | 38:45: error: unknown key 'maximumPerHuor' in throttle; did you mean 'maximumPerHour'?
          unhealthy: 60s      | healthy: 60s          | 27:38: error: unknown key 'healthy' in stateTransitions; did you mean 'unhealthy'?
          """)
  void a_mistake_is_named_with_its_place(String good, String bad, String expected) {
    String text = YamlSamples.text("smtp.yaml").replace("dependsOn:", "#");
    String broken = text.replace(unescape(good), unescape(bad));
    assertThat(broken).isNotEqualTo(text);
    assertThat(YamlSamples.printed(YamlSamples.readAll(broken).problems()))
        .contains("a.yaml:" + expected);
  }

  private static String unescape(String text) {
    return text.replace("\\n", "\n");
  }
}
