package dev.tend.override.status;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known from one source. What was once read stays in use until something newer is read,
 * however long that takes.
 *
 * @param content what was last read from it; empty: nothing ever was
 * @param readAt when that was read, in wall time; empty: not since the program started
 * @param error why it cannot be read now; empty when it can, or nobody has tried
 */
public record OverrideSource<T>(
    Optional<T> content, Optional<Instant> readAt, Optional<SourceError> error) {

  /** It has not been tried yet. */
  public static <T> OverrideSource<T> untried() {
    return remembered(Optional.empty());
  }

  /** It has not been tried yet; an earlier run read this. */
  public static <T> OverrideSource<T> remembered(Optional<T> content) {
    return new OverrideSource<>(content, Optional.empty(), Optional.empty());
  }

  /** It was read now. */
  public static <T> OverrideSource<T> read(T content, Instant now) {
    return new OverrideSource<>(Optional.of(content), Optional.of(now), Optional.empty());
  }

  /** The same in another form. */
  public <R> OverrideSource<R> map(Function<T, R> form) {
    return new OverrideSource<>(content.map(form), readAt, error);
  }

  /** It can be read, and has not changed. */
  public OverrideSource<T> works() {
    return new OverrideSource<>(content, readAt, Optional.empty());
  }

  /** It cannot be read. */
  public OverrideSource<T> failed(String what, Instant now) {
    Instant since = error.map(SourceError::since).orElse(now);
    return new OverrideSource<>(content, readAt, Optional.of(new SourceError(what, since)));
  }

  /** Whether it was read in this run, and nothing has gone wrong since. */
  public boolean isCurrent() {
    return readAt.isPresent() && error.isEmpty();
  }

  /** Whether it has been tried. */
  public boolean isTried() {
    return readAt.isPresent() || error.isPresent();
  }
}
