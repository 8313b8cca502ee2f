package dev.tend.core.random;

import dev.tend.core.effect.Effect.SendPage;
import dev.tend.core.effect.Page;
import dev.tend.core.input.EnvironmentInput.AgentStarted;
import dev.tend.core.input.EnvironmentInput.PageDelivered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The pages of an incident are numbered without gaps, opened first, and none is lost: what was not
 * delivered is sent again, word for word, by the next life.
 */
final class PagesInOrder implements Invariant {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Page> undelivered = new LinkedHashMap<>();
  private final Set<String> open = new HashSet<>();

  @Override
  public void decided(Moment moment, Facts facts) {
    List<Page> sent = moment.effects(SendPage.class).stream().map(SendPage::page).toList();
    List<Page> fresh = new ArrayList<>(sent);
    if (moment.input() instanceof AgentStarted) {
      for (Page page : undelivered.values()) {
        require(fresh.remove(page), page + " is lost");
      }
    }
    fresh.forEach(this::sent);
    if (moment.input() instanceof PageDelivered delivered) {
      undelivered.remove(delivered.alertId() + ":" + delivered.sequence());
    }
  }

  private void sent(Page page) {
    int number = numbers.merge(page.alertId(), 1, Integer::sum);
    require(page.sequence() == number, page + " should be number " + number);
    require(
        (page.kind() == Page.Kind.OPENED) == (number == 1), page + " is not the first, or is it");
    undelivered.put(page.alertId() + ":" + page.sequence(), page);
    if (page.kind() == Page.Kind.CLOSED) {
      open.remove(page.alertId());
    } else {
      open.add(page.alertId());
    }
  }

  /** The incidents that people think are open. */
  Set<String> open() {
    return open;
  }
}
