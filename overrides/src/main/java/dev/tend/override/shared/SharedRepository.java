package dev.tend.override.shared;

import dev.tend.override.store.OverrideRepository;
import java.io.IOException;
import java.util.List;

/** The overrides that servers share, and what each server made of them. */
public interface SharedRepository extends OverrideRepository {

  /**
   * What is there now; a poll that starts from the previous one reads only what has changed.
   *
   * @param before what the previous poll found, here or in an earlier run; {@link SharedView#EMPTY}
   *     if there was none
   * @throws IOException if it cannot be read or trusted as a whole; the message says what to do.
   *     Then nothing is known, and what was known before is to be kept
   */
  SharedView look(SharedView before) throws IOException;

  /**
   * Makes a view of what {@link SharedView#text} wrote, for the time until the first poll succeeds;
   * touches no file.
   *
   * @return {@link SharedView#EMPTY} if the text is damaged or is about another directory
   */
  SharedView recall(String text);

  /**
   * Writes for a server what it applied, replacing what it wrote before.
   *
   * @throws IllegalArgumentException if a text in it holds characters that do not belong on a line
   * @throws IOException if it could not be written
   */
  void acknowledge(Acknowledgement acknowledgement) throws IOException;

  /**
   * The acknowledgements of all servers, one for each that ever wrote one, by name. Their files are
   * trusted whoever owns them, since nothing is decided by them; one that cannot be understood is
   * skipped.
   *
   * @throws IOException if they cannot be read
   */
  List<Acknowledgement> acknowledgements() throws IOException;
}
