package dev.tend.override.shared;

import dev.tend.override.store.OverrideRepository;
import java.io.IOException;
import java.util.List;

/** The overrides that servers share, and what each server made of them. */
public interface SharedRepository extends OverrideRepository {

  /**
   * What is there now; a look that begins with the one before reads only what has changed.
   *
   * @param before what the look before found, here or in an earlier run; {@link SharedView#EMPTY}
   *     when there was none
   * @throws IOException if it cannot be looked at as a whole, or not be believed; the words say
   *     what to do. Then nothing is known, and what was known before is to be kept
   */
  SharedView look(SharedView before) throws IOException;

  /**
   * Makes a view of what {@link SharedView#text} wrote, for the time until the first look succeeds;
   * touches no file.
   *
   * @return {@link SharedView#EMPTY} if the text is damaged or speaks of another directory
   */
  SharedView recall(String text);

  /**
   * Says for a server what it applied, in place of what it said before.
   *
   * @throws IllegalArgumentException if a text in it holds characters that do not belong on a line
   * @throws IOException if it could not be written
   */
  void acknowledge(Acknowledgement acknowledgement) throws IOException;

  /**
   * What all servers say, one of each that ever said something, by name. Their files are believed
   * whoever owns them, since nothing is decided by them; one that cannot be understood is passed
   * over.
   *
   * @throws IOException if they cannot be looked at
   */
  List<Acknowledgement> acknowledgements() throws IOException;
}
