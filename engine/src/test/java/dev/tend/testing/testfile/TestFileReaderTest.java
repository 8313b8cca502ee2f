package dev.tend.testing.testfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestFileReaderTest {
  @Test
  void everything_wrong_is_said_at_once_with_its_place() {
    assertThat(
            ReaderProblems.of(
                """
                settings: {mode: atc}
                cases:
                  - name: x
                    then: []
                """))
        .containsExactly(
            "x:1:18: error: mode is 'atc'; expected one of off, observe, approve, act; did you"
                + " mean 'act'?");
    assertThat(
            ReaderProblems.of(
                """
                cases:
                  - name: x
                    given:
                      - {probe: GreetingProb, gives: Failed}
                      - {probe: GreetingProbe, gives: Faild}
                    then:
                      - {at: 1m, acts: Restrat}
                      - {at: 60, monitor: GreetingMonitor, is: Healthy}
                    nothingelse: []
                """))
        .hasSize(5)
        .anyMatch(text -> text.startsWith("x:4:") && text.contains("did you mean 'GreetingProbe'"))
        .anyMatch(text -> text.startsWith("x:5:") && text.contains("did you mean 'Failed'"))
        .anyMatch(text -> text.startsWith("x:7:") && text.contains("did you mean 'Restart'"))
        .anyMatch(text -> text.startsWith("x:8:") && text.contains("60s, 60m or 60h"))
        .anyMatch(text -> text.startsWith("x:9:") && text.contains("did you mean 'nothingElse'"));
  }

  @Test
  void an_entry_says_what_it_is_about() {
    assertThat(then("{at: 1m, act: Restart}"))
        .singleElement()
        .asString()
        .contains("does not say what it is about", "did you mean 'acts'?");
    assertThat(then("{at: 1m, acts: Restart, verdict: Restart, is: Helped}"))
        .singleElement()
        .asString()
        .contains("'acts' and 'verdict' do not go together");
  }

  @Test
  void keys_that_do_not_go_together_are_refused() {
    assertThat(then("{at: 1m, from: 2m, acts: Restart}"))
        .containsExactly("x:1:26: error: write either 'at', or 'from' and 'to'");
    assertThat(then("{from: 3m, to: 2m, acts: Restart}"))
        .containsExactly("x:1:26: error: the end, 'to', is before the start, 'from'");
    assertThat(then("{at: 1m, monitor: GreetingMonitor}"))
        .containsExactly("x:1:26: error: write either 'is' or 'becomes'");
    assertThat(then("{monitor: GreetingMonitor, is: Healthy}"))
        .containsExactly("x:1:26: error: the key 'at' is missing: when to check");
    assertThat(given("{probe: GreetingProbe}"))
        .containsExactly(
            "x:1:27: error: this does not say what the probe gives; write gives, sample or ramp");
    assertThat(given("{probe: GreetingProbe, gives: []}"))
        .containsExactly("x:1:27: error: the list of what the probe gives is empty");
    assertThat(given("{probe: GreetingProbe, gives: Failed, from: 2m, to: 2m}"))
        .containsExactly("x:1:27: error: the end, 'to', is not after the start, 'from'");
    assertThat(given("{probe: GreetingProbe, ramp: {first: 1s, last: 2s}}"))
        .containsExactly("x:1:27: error: a ramp needs an end: write 'to'");
    assertThat(given("{responder: Restart, attempts: {does: fails, for: 2s}}"))
        .containsExactly("x:1:58: error: after, for, heals and sample go with 'does: helps' only");
    assertThat(given("{targets: Mailboxes, from: 1m}"))
        .containsExactly(
            "x:1:27: error: an entry of given has 0 of the keys found, failsWith; expected"
                + " exactly one of them");
  }

  @Test
  void a_sample_is_an_amount_of_what_the_probe_measures() {
    assertThat(given("{probe: GreetingProbe, sample: 40%}"))
        .singleElement()
        .asString()
        .contains("measures a duration");
    assertThat(given("{probe: GreetingProbe, sample: [40ms, 2s]}")).isEmpty();
  }

  @Test
  void a_name_that_two_sets_have_needs_its_set() {
    assertThat(given("{probe: Mail/GreetingProbe, gives: Failed}")).isEmpty();
    assertThat(given("{probe: mail\\greetingprobe, gives: Failed}")).isEmpty();
    assertThat(given("{probe: Mail/*, gives: Failed}")).isEmpty();
    assertThat(given("{probe: Mial/*, gives: Failed}"))
        .singleElement()
        .asString()
        .contains("did you mean 'Mail'?");
    assertThat(given("{probe: OpenProbe/a.example, gives: Failed}")).isEmpty();
  }

  @Test
  void two_cases_of_one_name_and_a_file_without_cases_are_refused() {
    assertThat(ReaderProblems.of("cases: [{name: x, then: []}, {name: x, then: []}]"))
        .containsExactly("x:1:30: error: two cases have the name x");
    assertThat(ReaderProblems.of("cases: []")).containsExactly("x: error: there is no case in it");
    assertThat(ReaderProblems.of("healthSets: [gone.yaml]\ncases: [{name: x, then: []}]"))
        .containsExactly("x: error: there is no gone.yaml");
  }

  private static List<String> given(String entry) {
    return ReaderProblems.of("cases: [{name: x, given: [" + entry + "], then: []}]");
  }

  private static List<String> then(String entry) {
    return ReaderProblems.of("cases: [{name: x, then: [" + entry + "]}]");
  }
}
