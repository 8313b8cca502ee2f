package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.api.AgentStatus;
import dev.tend.override.shared.Acknowledgement;
import dev.tend.override.shared.TrustPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three agents with mail servers of different versions, which share one directory of overrides. */
class SharedOverridesIT {
  @TempDir private Path root;
  private SignedShare share;
  private List<Member> members;

  @BeforeEach
  void start() throws Exception {
    share = new SignedShare(root);
    members =
        List.of(
            new Member(root, "mail1", "3.7.11", share),
            new Member(root, "mail2", "3.8.4", share),
            new Member(root, "mail3", "3.9.0", share));
    for (Member member : members) {
      member.start();
    }
  }

  @AfterEach
  void stop() throws Exception {
    for (Member member : members) {
      member.close();
    }
  }

  @Test
  void what_is_shared_reaches_whom_it_is_for_and_nobody_loses_it_when_the_directory_is_gone()
      throws Exception {
    Member second = members.get(1);
    share.disables("all", "A");
    share.disables("some", "B", "[3.8,3.9)");
    members.get(2).disablesNot("mine", "A");
    soon(this::reachesWhomItIsFor);

    Path away = root.resolve("away");
    Files.move(share.directory(), away);
    soon(() -> each(member -> assertThat(member.events("overrides-lost")).hasSize(1)));
    reachesWhomItIsFor();
    each(
        member ->
            assertThat(member.part().detail()).contains("does not exist; mount or create it"));

    Files.move(away, share.directory());
    share.removes("all", "A");
    share.disables("new", "C");
    share.halves("some", "B");
    share.disablesUnsigned("unsigned", "D");
    share.disablesWritableForAll("hostile", "E");
    soon(this::saysWhatItLeftOut);
    each(
        member -> {
          assertThat(member.disabled("A")).isFalse();
          assertThat(member.disabled("B")).as(member.name()).isEqualTo(member == second);
          assertThat(member.disabled("C")).isTrue();
          assertThat(member.disabled("D")).isFalse();
          assertThat(member.disabled("E")).isFalse();
          assertThat(member.events("overrides-back")).hasSize(1);
        });
    soon(this::acknowledgesWhatItMadeOfEach);

    second.stop();
    Files.move(share.directory(), away);
    second.start();
    assertThat(second.disabled("B")).isTrue();
    assertThat(second.disabled("C")).isTrue();
    assertThat(second.disabled("A")).isFalse();
  }

  private void reachesWhomItIsFor() throws Exception {
    Member second = members.get(1);
    Member third = members.get(2);
    each(
        member -> {
          assertThat(member.disabled("A")).as(member.name()).isEqualTo(member != third);
          assertThat(member.disabled("B")).as(member.name()).isEqualTo(member == second);
          assertThat(member.inForce()).as(member.name()).isEqualTo(member == second ? 2 : 1);
        });
  }

  private void saysWhatItLeftOut() throws Exception {
    each(
        member -> {
          AgentStatus.Part part = member.part();
          assertThat(part.well()).isFalse();
          assertThat(part.detail())
              .contains("it is not signed")
              .contains("may write it (mode 0666)")
              .contains(share.file("some", "B").getFileName().toString());
          assertThat(member.events("override-left-out")).hasSize(3);
        });
  }

  private void acknowledgesWhatItMadeOfEach() throws Exception {
    List<Acknowledgement> heard = share.look(TrustPolicy.PLAIN).acknowledgements();
    assertThat(heard)
        .extracting(Acknowledgement::server)
        .containsExactly("mail1", "mail2", "mail3");
    for (Acknowledgement one : heard) {
      assertThat(one.lines())
          .as(one.server())
          .extracting(Acknowledgement.Line::outcome)
          .filteredOn(outcome -> outcome.startsWith("left out: "))
          .hasSize(3);
      assertThat(one.lines())
          .filteredOn(line -> line.overrideId().equals("new"))
          .singleElement()
          .extracting(Acknowledgement.Line::outcome)
          .isEqualTo("applied");
      assertThat(one.lines())
          .filteredOn(line -> line.overrideId().equals("some"))
          .singleElement()
          .extracting(Acknowledgement.Line::outcome)
          .isEqualTo(one.server().equals("mail2") ? "applied" : "not for this version");
    }
  }

  /** Within one poll, and what a busy machine takes. */
  private static void soon(ThrowingRunnable assertions) {
    await().atMost(Duration.ofSeconds(40)).untilAsserted(assertions);
  }

  /** Something that is so of a member. */
  private interface Claim {
    void of(Member member) throws Exception;
  }

  private void each(Claim claim) throws Exception {
    for (Member member : members) {
      claim.of(member);
    }
  }
}
