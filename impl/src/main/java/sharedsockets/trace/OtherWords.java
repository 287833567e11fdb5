package sharedsockets.trace;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Other spellings of the values of a kind, and the words that they stand for. */
final class OtherWords {
  /** By kind: what C's headers and other libraries call the words, in small letters. */
  private static final Map<Kind, Map<String, String>> WRITTEN_AS =
      Map.of(
          Kind.SOCKET_TYPE,
          Map.of(
              "1", "SOCK_STREAM",
              "stream", "SOCK_STREAM",
              "tcp", "SOCK_STREAM",
              "2", "SOCK_DGRAM",
              "dgram", "SOCK_DGRAM",
              "datagram", "SOCK_DGRAM",
              "udp", "SOCK_DGRAM"),
          Kind.DIRECTION,
          Map.of(
              "0", "SD_RECEIVE",
              "shut_rd", "SD_RECEIVE",
              "receive", "SD_RECEIVE",
              "1", "SD_SEND",
              "shut_wr", "SD_SEND",
              "send", "SD_SEND",
              "2", "SD_BOTH",
              "shut_rdwr", "SD_BOTH",
              "both", "SD_BOTH"),
          Kind.COMMAND,
          Map.of("2147772030", "FIONBIO", "-2147195266", "FIONBIO", "0x8004667e", "FIONBIO"));

  /** Commands of ioctlsocket that no rule speaks of. */
  private static final Set<String> ASKING = Set.of("FIONREAD", "SIOCATMARK");

  private OtherWords() {}

  /** The word that is meant, as a question, or what to do, or nothing. */
  static String didYouMean(Kind kind, String value, List<String> words) {
    if (kind == Kind.COMMAND && ASKING.contains(value)) {
      return "; leave its line out: it changes nothing of a socket";
    }
    String word = WRITTEN_AS.getOrDefault(kind, Map.of()).get(value.toLowerCase(Locale.ROOT));
    return word == null ? OtherNames.didYouMean(value, words) : "; did you mean " + word + "?";
  }
}
