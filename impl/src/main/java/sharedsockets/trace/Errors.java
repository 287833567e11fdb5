package sharedsockets.trace;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Winsock's error codes (WinError.h), and the few of Windows that its calls on handles give. */
public final class Errors {
  /** The code of an event that has no error. */
  public static final String NONE = "0";

  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          entry("WSA_INVALID_HANDLE", 6),
          entry("WSA_NOT_ENOUGH_MEMORY", 8),
          entry("WSA_INVALID_PARAMETER", 87),
          entry("WSA_OPERATION_ABORTED", 995),
          entry("WSA_IO_INCOMPLETE", 996),
          entry("WSA_IO_PENDING", 997),
          entry("ERROR_INVALID_WINDOW_HANDLE", 1400),
          entry("WSAEINTR", 10004),
          entry("WSAEBADF", 10009),
          entry("WSAEACCES", 10013),
          entry("WSAEFAULT", 10014),
          entry("WSAEINVAL", 10022),
          entry("WSAEMFILE", 10024),
          entry("WSAEWOULDBLOCK", 10035),
          entry("WSAEINPROGRESS", 10036),
          entry("WSAEALREADY", 10037),
          entry("WSAENOTSOCK", 10038),
          entry("WSAEDESTADDRREQ", 10039),
          entry("WSAEMSGSIZE", 10040),
          entry("WSAEPROTOTYPE", 10041),
          entry("WSAENOPROTOOPT", 10042),
          entry("WSAEPROTONOSUPPORT", 10043),
          entry("WSAESOCKTNOSUPPORT", 10044),
          entry("WSAEOPNOTSUPP", 10045),
          entry("WSAEPFNOSUPPORT", 10046),
          entry("WSAEAFNOSUPPORT", 10047),
          entry("WSAEADDRINUSE", 10048),
          entry("WSAEADDRNOTAVAIL", 10049),
          entry("WSAENETDOWN", 10050),
          entry("WSAENETUNREACH", 10051),
          entry("WSAENETRESET", 10052),
          entry("WSAECONNABORTED", 10053),
          entry("WSAECONNRESET", 10054),
          entry("WSAENOBUFS", 10055),
          entry("WSAEISCONN", 10056),
          entry("WSAENOTCONN", 10057),
          entry("WSAESHUTDOWN", 10058),
          entry("WSAETOOMANYREFS", 10059),
          entry("WSAETIMEDOUT", 10060),
          entry("WSAECONNREFUSED", 10061),
          entry("WSAELOOP", 10062),
          entry("WSAENAMETOOLONG", 10063),
          entry("WSAEHOSTDOWN", 10064),
          entry("WSAEHOSTUNREACH", 10065),
          entry("WSAENOTEMPTY", 10066),
          entry("WSAEPROCLIM", 10067),
          entry("WSAEUSERS", 10068),
          entry("WSAEDQUOT", 10069),
          entry("WSAESTALE", 10070),
          entry("WSAEREMOTE", 10071),
          entry("WSASYSNOTREADY", 10091),
          entry("WSAVERNOTSUPPORTED", 10092),
          entry("WSANOTINITIALISED", 10093),
          entry("WSAEDISCON", 10101),
          entry("WSAENOMORE", 10102),
          entry("WSAECANCELLED", 10103),
          entry("WSAEINVALIDPROCTABLE", 10104),
          entry("WSAEINVALIDPROVIDER", 10105),
          entry("WSAEPROVIDERFAILEDINIT", 10106),
          entry("WSASYSCALLFAILURE", 10107),
          entry("WSASERVICE_NOT_FOUND", 10108),
          entry("WSATYPE_NOT_FOUND", 10109),
          entry("WSA_E_NO_MORE", 10110),
          entry("WSA_E_CANCELLED", 10111),
          entry("WSAEREFUSED", 10112),
          entry("WSAHOST_NOT_FOUND", 11001),
          entry("WSATRY_AGAIN", 11002),
          entry("WSANO_RECOVERY", 11003),
          entry("WSANO_DATA", 11004));

  /** Windows' own names of some of them. */
  private static final Map<String, String> WINDOWS_NAMES =
      Map.of(
          "ERROR_INVALID_HANDLE", "WSA_INVALID_HANDLE",
          "ERROR_NOT_ENOUGH_MEMORY", "WSA_NOT_ENOUGH_MEMORY",
          "ERROR_INVALID_PARAMETER", "WSA_INVALID_PARAMETER",
          "ERROR_OPERATION_ABORTED", "WSA_OPERATION_ABORTED",
          "ERROR_IO_INCOMPLETE", "WSA_IO_INCOMPLETE",
          "ERROR_IO_PENDING", "WSA_IO_PENDING");

  private static final Map<Integer, String> NAMES = new HashMap<>();

  static {
    NUMBERS.forEach((name, number) -> NAMES.put(number, name));
  }

  private static final int MOST_DIGITS = 9;

  private Errors() {}

  /** The number of each error, by name. */
  public static Map<String, Integer> numbers() {
    return NUMBERS;
  }

  /** The name of an error that the value at which the parser stands names, or is the code of. */
  static String read(JsonParser json) throws IOException, Malformation {
    String name =
        switch (json.currentToken()) {
          case VALUE_STRING -> {
            Integer number = NUMBERS.get(json.getText());
            yield number == null ? null : NAMES.get(number); // one string for all uses
          }
          case VALUE_NUMBER_INT ->
              json.getTextLength() > MOST_DIGITS ? null : NAMES.get((int) json.getLongValue());
          default -> null;
        };
    if (name == null) {
      throw new Malformation(
          "error is "
              + Tokens.describe(json)
              + ", which is not the name or number of a Winsock error"
              + meant(json));
    }
    return name;
  }

  private static String meant(JsonParser json) throws IOException {
    String text = json.getText();
    if (text.equals("0")) {
      return "; of a call that succeeded write the result";
    }
    if (json.currentToken() == JsonToken.VALUE_NULL || text.isEmpty()) {
      return "; of a call that succeeded leave it out";
    }
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      return "";
    }
    if (text.matches("\\d{1,9}")) {
      String name = NAMES.get(Integer.valueOf(text));
      return name == null ? "" : "; write " + text + " without the quotes, or " + name;
    }
    String name = WINDOWS_NAMES.get(text);
    return OtherNames.didYouMean(name == null ? text : name, NUMBERS.keySet());
  }
}
