package sharedsockets.model.cfg;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharedsockets.model.cfg.ConfigTokens.Token;
import sharedsockets.model.value.Value;

/** A recursive-descent parser of one .cfg file. */
final class ConfigReader {
  /** Keywords with a list of names, and the one each is short for. */
  private static final Map<String, String> LISTS =
      Map.of(
          "INVARIANT", "INVARIANT",
          "INVARIANTS", "INVARIANT",
          "PROPERTY", "PROPERTY",
          "PROPERTIES", "PROPERTY",
          "CONSTRAINT", "CONSTRAINT",
          "CONSTRAINTS", "CONSTRAINT",
          "ACTION_CONSTRAINT", "ACTION_CONSTRAINT",
          "ACTION_CONSTRAINTS", "ACTION_CONSTRAINT");

  private static final Set<String> SINGLE =
      Set.of("SPECIFICATION", "INIT", "NEXT", "SYMMETRY", "VIEW", "ALIAS");

  private static final Set<String> OTHERS = Set.of("CONSTANT", "CONSTANTS", "CHECK_DEADLOCK");

  /** Keywords of which only TLC knows what to do. */
  private static final Set<String> UNSUPPORTED =
      Set.of("POSTCONDITION", "TYPE", "TYPE_CONSTRAINT", "RL_REWARD", "_PERIODIC");

  private final Path file;
  private final Map<String, Value> constants = new LinkedHashMap<>();
  private final Map<String, ModelConfig.Name> overrides = new LinkedHashMap<>();
  private final Map<ModelConfig.InModule, ModelConfig.Name> moduleOverrides = new LinkedHashMap<>();
  private final Map<String, List<ModelConfig.Name>> lists = new HashMap<>();
  private final Map<String, String> single = new HashMap<>();
  private final Map<String, String> places = new HashMap<>();
  private boolean checkDeadlock = true;
  private ConfigTokens tokens;

  ConfigReader(Path file) {
    this.file = file;
  }

  ModelConfig read() {
    tokens = new ConfigTokens(file.getFileName().toString(), text());
    while (!tokens.peek().isEnd()) {
      section(tokens.next());
    }
    return new ModelConfig(
        constants,
        overrides,
        moduleOverrides,
        single.getOrDefault("SPECIFICATION", ""),
        single.getOrDefault("INIT", ""),
        single.getOrDefault("NEXT", ""),
        names("INVARIANT"),
        names("PROPERTY"),
        names("CONSTRAINT"),
        names("ACTION_CONSTRAINT"),
        single.getOrDefault("SYMMETRY", ""),
        single.getOrDefault("VIEW", ""),
        single.getOrDefault("ALIAS", ""),
        checkDeadlock,
        places);
  }

  private String text() {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new InvalidConfig(file + ": no such file");
    } catch (MalformedInputException e) {
      throw new InvalidConfig(file + ": not UTF-8");
    } catch (IOException e) {
      throw new InvalidConfig(file + ": cannot be read: " + e.getMessage());
    }
  }

  private List<ModelConfig.Name> names(String list) {
    return List.copyOf(lists.getOrDefault(list, List.of()));
  }

  private void section(Token keyword) {
    String word = keyword.text();
    if (LISTS.containsKey(word)) {
      List<ModelConfig.Name> list =
          lists.computeIfAbsent(LISTS.get(word), ignored -> new ArrayList<>());
      while (tokens.peek().isName() && !isKeyword(tokens.peek())) {
        Token name = tokens.next();
        list.add(new ModelConfig.Name(name.text(), tokens.place(name)));
      }
    } else if (SINGLE.contains(word)) {
      Token name = tokens.nextName("a name after " + word);
      if (isKeyword(name)) {
        throw tokens.error(name, word + " needs a name");
      }
      if (single.putIfAbsent(word, name.text()) != null) {
        throw tokens.error(keyword, word + " is given twice");
      }
      places.put(word, tokens.place(name));
    } else if (word.equals("CHECK_DEADLOCK")) {
      Token value = tokens.next();
      if (!value.text().equals("TRUE") && !value.text().equals("FALSE")) {
        throw tokens.error(value, "CHECK_DEADLOCK takes TRUE or FALSE");
      }
      if (places.put(word, tokens.place(keyword)) != null) {
        throw tokens.error(keyword, word + " is given twice");
      }
      checkDeadlock = value.text().equals("TRUE");
    } else if (OTHERS.contains(word)) {
      while (tokens.peek().isName() && !isKeyword(tokens.peek())) {
        constant(tokens.next());
      }
    } else if (UNSUPPORTED.contains(word)) {
      throw tokens.unsupported(keyword, word);
    } else {
      throw tokens.error(keyword, "expected a keyword, found " + keyword.shown());
    }
  }

  private static boolean isKeyword(Token token) {
    return token.isName()
        && (LISTS.containsKey(token.text())
            || SINGLE.contains(token.text())
            || OTHERS.contains(token.text())
            || UNSUPPORTED.contains(token.text()));
  }

  private void constant(Token name) {
    Token relation = tokens.next();
    if (relation.text().equals("=")) {
      if (tokens.peek().text().equals("[")) {
        throw tokens.unsupported(tokens.peek(), "a constant of another module");
      }
      define(name, () -> constants.put(name.text(), value()));
    } else if (relation.text().equals("<-")) {
      if (tokens.accept("[")) {
        String module = tokens.nextName("a module's name").text();
        tokens.expect("]");
        if (moduleOverrides.put(new ModelConfig.InModule(module, name.text()), operator(name))
            != null) {
          throw tokens.error(name, name.text() + " of " + module + " is given twice");
        }
      } else {
        define(name, () -> overrides.put(name.text(), operator(name)));
      }
    } else if (relation.text().equals("(")) {
      throw tokens.unsupported(relation, "an operator's table of values");
    } else {
      throw tokens.error(relation, "expected = or <- after " + name.text());
    }
  }

  private ModelConfig.Name operator(Token replaced) {
    return new ModelConfig.Name(
        tokens.nextName("an operator's name").text(), tokens.place(replaced));
  }

  private void define(Token name, Runnable definition) {
    if (constants.containsKey(name.text()) || overrides.containsKey(name.text())) {
      throw tokens.error(name, name.text() + " is given twice");
    }
    definition.run();
    places.put(name.text(), tokens.place(name));
  }

  private Value value() {
    Token token = tokens.next();
    if (token.isString()) {
      return new Value.Text(token.text());
    } else if (token.isNumber()) {
      BigInteger number = new BigInteger(token.text());
      if (number.bitLength() >= Integer.SIZE) {
        throw tokens.error(token, "a number of more than 32 bits");
      }
      return new Value.Int(number);
    } else if (token.text().equals("{")) {
      Set<Value> elements = new LinkedHashSet<>();
      if (!tokens.accept("}")) {
        do {
          elements.add(value());
        } while (tokens.accept(","));
        tokens.expect("}");
      }
      return new Value.SetOf(elements);
    } else if (token.text().equals("TRUE") || token.text().equals("FALSE")) {
      return new Value.Bool(token.text().equals("TRUE"));
    } else if (token.isName() && !isKeyword(token)) {
      return new Value.ModelValue(token.text());
    }
    throw tokens.error(token, "expected a value, found " + token.shown());
  }
}
