package dev.tend.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.override.Selector;
import dev.tend.override.Validity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten lines as an Exchange administrator types them, as two shells hand them over. */
class TenLinesTest {
  private static final List<String> LINES =
      List.of(
          "Add-GlobalMonitoringOverride -Identity Store\\MaintenanceAssistantEscalate -ItemType"
              + " Responder -PropertyName NotificationServiceClass -PropertyValue 1 -Duration"
              + " 60.00:00:00",
          "Add-GlobalMonitoringOverride -Identity"
              + " Store\\DirectoryServiceAndStoreMaintenanceAssistantMonitor -ItemType Monitor"
              + " -PropertyName MonitoringIntervalSeconds -PropertyValue 115200 -Duration"
              + " 30.00:00:00",
          "Remove-GlobalMonitoringOverride -Identity"
              + " Store\\DirectoryServiceAndStoreMaintenanceAssistantMonitor -ItemType Monitor"
              + " -PropertyName MonitoringIntervalSeconds",
          "Remove-GlobalMonitoringOverride -Identity Store\\MaintenanceAssistantEscalate -ItemType"
              + " Responder -PropertyName NotificationServiceClass",
          "Add-GlobalMonitoringOverride -Identity Store\\DatabaseRepeatedMountsMonitor -ItemType"
              + " Monitor -PropertyName MonitoringIntervalSeconds -PropertyValue 3600 -Duration"
              + " 60.00:00:00",
          "Remove-GlobalMonitoringOverride -Identity Store\\DatabaseRepeatedMountsMonitor -ItemType"
              + " Monitor -PropertyName MonitoringIntervalSeconds",
          "Add-GlobalMonitoringOverride -Identity Store\\DatabaseAvailabilityEscalate -ItemType"
              + " Responder -PropertyName"
              + " ExtensionAttributes.Microsoft.Mapi.MapiExceptionMdbOffline -PropertyValue Store"
              + " -Duration 7.00:00:00",
          "Add-GlobalMonitoringOverride -Identity Store\\VersionBucketsAllocatedMonitor -ItemType"
              + " Monitor -PropertyName Enabled -PropertyValue 0 -Duration 60.00:00:00",
          "Add-GlobalMonitoringOverride -Identity MailboxSpace\\DatabaseSizeMonitor -ItemType"
              + " Monitor -PropertyName ExtensionAttributes.DatabaseLogsThreshold -PropertyValue"
              + " 100GB -Duration 60.00:00:00",
          "Add-ServerMonitoringOverride -Server mail1 -Identity"
              + " \"Store\\MailboxQuarantinedMonitor\\DB NAME\" -ItemType Monitor -PropertyName"
              + " Enabled -PropertyValue 0 -Duration:7.00:00:00 -Confirm:$false");

  private static final List<List<String>> LEFT_AFTER_EACH =
      List.of(
          List.of("Store\\MaintenanceAssistantEscalate notificationServiceClass=UrgentInTraining"),
          List.of(
              "Store\\DirectoryServiceAndStoreMaintenanceAssistantMonitor monitoringInterval=1d8h",
              "Store\\MaintenanceAssistantEscalate notificationServiceClass=UrgentInTraining"),
          List.of("Store\\MaintenanceAssistantEscalate notificationServiceClass=UrgentInTraining"),
          List.of(),
          List.of("Store\\DatabaseRepeatedMountsMonitor monitoringInterval=1h"),
          List.of());

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");

  @TempDir private Path directory;

  /** The words of a line, quotes gone; what a POSIX shell does to {@code $false} is the shell's. */
  private static String[] words(String line, String shell) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      String word = matcher.group(1) == null ? matcher.group() : matcher.group(1);
      words.add(word.replace("$false", shell.equals("PowerShell") ? "False" : ""));
    }
    return words.toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POSIX", "PowerShell"})
  void they_do_what_they_say_with_an_agent(String shell) throws Exception {
    try (OverridePlace place = OverridePlace.withAgent(directory)) {
      play(place, shell);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POSIX", "PowerShell"})
  void they_do_what_they_say_without_one(String shell) throws Exception {
    try (OverridePlace place = OverridePlace.withoutAgent(directory)) {
      play(place, shell);
    }
  }

  private static void play(OverridePlace place, String shell) throws Exception {
    for (int i = 0; i < LINES.size(); i++) {
      Tend run = place.tend(words(LINES.get(i), shell));
      assertThat(run.status()).as("%s%n%s", LINES.get(i), run.err()).isZero();
      if (i < LEFT_AFTER_EACH.size()) {
        assertThat(place.words()).containsExactlyInAnyOrderElementsOf(LEFT_AFTER_EACH.get(i));
      }
    }
    assertThat(place.words())
        .containsExactlyInAnyOrder(
            "Store\\MailboxQuarantinedMonitor\\DB NAME enabled=false",
            "Store\\DatabaseAvailabilityEscalate"
                + " ExtensionAttributes.Microsoft.Mapi.MapiExceptionMdbOffline=Store",
            "Store\\VersionBucketsAllocatedMonitor enabled=false",
            "MailboxSpace\\DatabaseSizeMonitor"
                + " ExtensionAttributes.DatabaseLogsThreshold=100GB");
    assertThat(place.kept())
        .filteredOn(one -> one.selector() instanceof Selector.ThisServer)
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.validity())
                    .isEqualTo(new Validity.Until(one.created().plus(Duration.ofDays(7)))));
  }

  @Test
  void an_identity_that_lost_its_backslash_is_refused_with_the_right_spelling() throws Exception {
    try (OverridePlace place = OverridePlace.withAgent(directory)) {
      for (int i : List.of(0, 3)) {
        Tend run = place.tend(words(LINES.get(i).replace("\\", ""), "POSIX"));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("did you mean 'Store\\MaintenanceAssistantEscalate'?");
      }
      assertThat(place.kept()).isEmpty();
    }
  }
}
