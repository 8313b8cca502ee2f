package dev.tend.core.random;

import dev.tend.core.effect.Intent;
import dev.tend.definition.type.ResponderType;

/** Nothing is taken offline unless another server serves it; the group's refusal is obeyed. */
final class NotWithoutTheGroup implements Invariant {
  @Override
  public void allowed(Intent intent, Moment moment, Facts facts) {
    if (!intent.definition().kind().disturbs()) {
      return;
    }
    var word = facts.group(intent.component(), moment.now());
    require(
        word.isEmpty() || word.get().refusal().isEmpty(),
        intent.responder() + " acts though the group refuses");
    boolean offline = intent.definition().type().name().equals(ResponderType.TAKE_OFFLINE);
    require(
        !offline || (word.isPresent() && word.get().anotherServes()),
        intent.responder() + " takes offline what no other server serves");
  }
}
