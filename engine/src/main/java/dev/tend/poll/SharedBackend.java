package dev.tend.poll;

import dev.tend.override.shared.Acknowledgement;
import dev.tend.override.shared.Acknowledgements;
import dev.tend.override.shared.SharedView;
import dev.tend.override.store.OverrideRepository;
import java.io.IOException;

/** The shared directory, as the poller needs it. Its methods may hang. */
public interface SharedBackend {

  /** What is in it now; a look that begins with the one before reads only what has changed. */
  SharedView look(SharedView before) throws IOException;

  /**
   * What an earlier life saw, from {@link SharedView#text}; touches nothing.
   *
   * @return {@link SharedView#EMPTY} if it was another directory, or the text is damaged
   */
  SharedView recall(String text);

  /** Says what this server made of it. */
  void acknowledge(Acknowledgement acknowledgement) throws IOException;

  /** What all servers made of it. */
  Acknowledgements acknowledgements() throws IOException;

  /** The same directory for those who add and remove. */
  OverrideRepository repository();
}
