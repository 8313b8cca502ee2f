package dev.tend.testing.testfile;

import dev.tend.definition.value.SourcePosition;

/** A case asks for something that cannot be done at that point. */
public final class CaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CaseException(SourcePosition at, String message) {
    super(at + ": " + message);
  }
}
