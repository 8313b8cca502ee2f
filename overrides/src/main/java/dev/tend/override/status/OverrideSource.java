package dev.tend.override.status;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known from one source. What was read once stands until something newer is read, however
 * long that takes.
 *
 * @param content what it last said; empty: that was never known
 * @param readAt when that was read, in wall time; empty: not since the program started
 * @param error why it cannot be read now; empty when it can, or nobody has tried
 */
public record OverrideSource<T>(
    Optional<T> content, Optional<Instant> readAt, Optional<SourceError> error) {

  /** Nobody has tried to read it. */
  public static <T> OverrideSource<T> untried() {
    return remembered(Optional.empty());
  }

  /** Nobody has tried to read it; this is what it said to an earlier program. */
  public static <T> OverrideSource<T> remembered(Optional<T> content) {
    return new OverrideSource<>(content, Optional.empty(), Optional.empty());
  }

  /** It says this now. */
  public static <T> OverrideSource<T> read(T content, Instant now) {
    return new OverrideSource<>(Optional.of(content), Optional.of(now), Optional.empty());
  }

  /** The same in another form. */
  public <R> OverrideSource<R> map(Function<T, R> form) {
    return new OverrideSource<>(content.map(form), readAt, error);
  }

  /** It can be read, and says what it said before. */
  public OverrideSource<T> works() {
    return new OverrideSource<>(content, readAt, Optional.empty());
  }

  /** It cannot be read. */
  public OverrideSource<T> failed(String what, Instant now) {
    Instant since = error.map(SourceError::since).orElse(now);
    return new OverrideSource<>(content, readAt, Optional.of(new SourceError(what, since)));
  }

  /** Whether it said what is known now, and nothing has gone wrong since. */
  public boolean isCurrent() {
    return readAt.isPresent() && error.isEmpty();
  }

  /** Whether anybody has tried to read it. */
  public boolean isTried() {
    return readAt.isPresent() || error.isPresent();
  }
}
