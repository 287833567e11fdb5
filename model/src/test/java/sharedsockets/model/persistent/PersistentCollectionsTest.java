package sharedsockets.model.persistent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PersistentCollectionsTest {
  private enum Colour {
    RED,
    GREEN,
    BLUE
  }

  /** Many keys, few hashes. */
  private record Colliding(int number) {
    @Override
    public int hashCode() {
      return number % 5;
    }
  }

  private static Object key(int number, boolean colliding) {
    return colliding ? new Colliding(number) : (Object) (long) number;
  }

  /** What an enumeration's constants hash to by themselves changes from run to run. */
  @Test
  void theOrderOfConstantsIsThatOfTheirNames() {
    PersistentMap<Object, Integer> constants = PersistentMap.empty();
    PersistentMap<Object, Integer> names = PersistentMap.empty();
    for (Character.UnicodeScript script : Character.UnicodeScript.values()) {
      constants = constants.put(script, 1);
      names = names.put(script.name(), 1);
    }

    assertThat(constants.keys().toString()).isEqualTo(names.keys().toString());
    assertThat(constants.hashCode()).isEqualTo(names.hashCode());
    assertThat(Sequence.of(Colour.RED).hashCode()).isEqualTo(Sequence.of("RED").hashCode());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void mapsDoAsHashMapsDo(boolean colliding) {
    Random random = new Random(7);
    Map<Object, Integer> expected = new HashMap<>();
    PersistentMap<Object, Integer> map = PersistentMap.empty();
    for (int step = 0; step < 20_000; step++) {
      Object key = key(random.nextInt(300), colliding);
      PersistentMap<Object, Integer> before = map;
      int size = before.size();
      if (random.nextInt(step < 10_000 ? 3 : 2) > 0) {
        map = map.put(key, step);
        expected.put(key, step);
      } else {
        map = map.remove(key);
        expected.remove(key);
      }
      assertThat(before.size()).isEqualTo(size);
      assertThat(map.size()).isEqualTo(expected.size());
      assertThat(map.getOrNull(key)).isEqualTo(expected.get(key));
      if (step % 500 == 0) {
        Map<Object, Integer> copy = new HashMap<>();
        map.forEach(entry -> copy.put(entry.getKey(), entry.getValue()));
        assertThat(copy).isEqualTo(expected);
        // The same content put in another order, and what was in between removed again.
        PersistentMap<Object, Integer> rebuilt = PersistentMap.empty();
        for (int i = 0; i < 400; i++) {
          rebuilt = rebuilt.put(key(i, colliding), -1);
        }
        for (int i = 0; i < 400; i++) {
          Object each = key(i, colliding);
          rebuilt =
              expected.containsKey(each)
                  ? rebuilt.put(each, expected.get(each))
                  : rebuilt.remove(each);
        }
        assertThat(rebuilt).isEqualTo(map).hasSameHashCodeAs(map);
        assertThat(rebuilt.keys()).isEqualTo(map.keys()).hasSameHashCodeAs(map.keys());
      }
    }
  }

  @Test
  void mapsKeepWhatDoesNotChange() {
    PersistentMap<String, String> map = PersistentMap.<String, String>empty().put("a", "1");
    String value = map.get("a");
    assertThat(map.put("a", value)).isSameAs(map);
    assertThat(map.remove("b")).isSameAs(map);
    assertThat(map.replace("b", "2")).isSameAs(map);
    assertThat(map.mapValues((key, was) -> was)).isSameAs(map);
    assertThat(map.mapValues(List.of("b"), (key, was) -> "3")).isSameAs(map);
    assertThat(map.mapValues(List.of("a", "b"), (key, was) -> "3").get("a")).isEqualTo("3");
    assertThatThrownBy(() -> map.get("b")).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void mapsTellTheirDifferences() {
    Random random = new Random(3);
    PersistentMap<Integer, Integer> before = PersistentMap.empty();
    for (int i = 0; i < 1000; i++) {
      before = before.put(i, i);
    }
    for (int round = 0; round < 50; round++) {
      PersistentMap<Integer, Integer> after = before;
      Set<Integer> changed = new HashSet<>();
      for (int i = 0; i < 20; i++) {
        int key = random.nextInt(1100);
        after = random.nextBoolean() ? after.remove(key) : after.put(key, -key - 1);
        changed.add(key);
      }
      Set<Integer> told = new HashSet<>();
      PersistentMap<Integer, Integer> later = after;
      before.differences(
          after,
          (key, was, is) -> {
            assertThat(told.add(key)).isTrue();
            assertThat(is).isEqualTo(later.getOrNull(key)).isNotEqualTo(was);
          });
      PersistentMap<Integer, Integer> earlier = before;
      changed.removeIf(
          key ->
              later.containsKey(key)
                  ? later.get(key).equals(earlier.getOrNull(key))
                  : !earlier.containsKey(key));
      assertThat(told).isEqualTo(changed);
    }
  }

  @Test
  void setsTellWhatOnlyOneOfThemHas() {
    PersistentSet<Long> before = PersistentSet.range(1, 5000);
    PersistentSet<Long> after = before.without(7L).with(6000L).with(3L);
    Set<String> told = new HashSet<>();
    before.differences(after, (element, added) -> told.add((added ? "+" : "-") + element));
    assertThat(told).containsExactlyInAnyOrder("-7", "+6000");
  }

  @Test
  void setsOfKeysAreSets() {
    PersistentMap<String, Integer> map =
        PersistentMap.<String, Integer>empty().put("a", 1).put("b", 2);
    assertThat(map.keys()).isEqualTo(PersistentSet.of("b", "a"));
    assertThat(map.keys().with("a")).isEqualTo(map.keys());
    assertThat(map.keys().without("a")).containsExactly("b");
    assertThat(map.get("a")).isEqualTo(1);
    assertThat(map.removeAll(map.keys())).isEqualTo(PersistentMap.empty());
  }

  @Test
  void setsDoAsTheirElementsSay() {
    PersistentSet<Long> low = PersistentSet.range(1, 6);
    PersistentSet<Long> high = PersistentSet.range(4, 9);
    assertThat(low.union(high)).isEqualTo(PersistentSet.range(1, 9));
    assertThat(low.intersection(high)).isEqualTo(PersistentSet.range(4, 6));
    assertThat(low.minus(high)).isEqualTo(PersistentSet.range(1, 3));
    assertThat(low.containsAll(PersistentSet.range(2, 3))).isTrue();
    assertThat(low.containsAll(high)).isFalse();
    assertThat(low.filter(n -> n > 5)).containsExactly(6L);
    assertThat(low.filter(n -> n > 1)).isEqualTo(PersistentSet.range(2, 6));
    assertThat(low.any(n -> n == 6) && low.all(n -> n < 7)).isTrue();
    assertThat(PersistentSet.of(low, n -> n % 2)).isEqualTo(PersistentSet.of(0L, 1L));
  }

  @Test
  void smallSetsDoAsTheirElementsSay() {
    SmallSet<Colour> none = SmallSet.none(Colour.class);
    SmallSet<Colour> two = SmallSet.of(Colour.RED, Colour.BLUE);
    assertThat(none.with(Colour.BLUE).with(Colour.RED)).isSameAs(two);
    assertThat(two).containsExactly(Colour.RED, Colour.BLUE).hasToString("{RED, BLUE}");
    assertThat(two.minus(SmallSet.of(Colour.RED))).isEqualTo(SmallSet.of(Colour.BLUE));
    assertThat(two.intersection(SmallSet.of(Colour.GREEN))).isEqualTo(none);
    assertThat(two.union(SmallSet.of(Colour.GREEN)).size()).isEqualTo(3);
    assertThat(two.containsAll(none)).isTrue();
    assertThat(none.containsAll(two)).isFalse();
    assertThat(two.filter(colour -> colour != Colour.RED)).containsExactly(Colour.BLUE);
    assertThat(SmallSet.copyOf(Colour.class, List.of(Colour.BLUE, Colour.RED))).isEqualTo(two);
  }

  @Test
  void sequencesShareWithoutDisturbingOneAnother() {
    Random random = new Random(5);
    List<Sequence<Integer>> sequences = new ArrayList<>(List.of(Sequence.empty()));
    List<List<Integer>> expected = new ArrayList<>(List.of(List.of()));
    for (int step = 0; step < 5000; step++) {
      int from = random.nextInt(sequences.size());
      Sequence<Integer> sequence = sequences.get(from);
      List<Integer> list = new ArrayList<>(expected.get(from));
      switch (random.nextInt(6)) {
        case 4 -> {
          int other = random.nextInt(sequences.size());
          if (list.size() + expected.get(other).size() < 50) {
            sequence = sequence.concat(sequences.get(other));
            list.addAll(expected.get(other));
          }
        }
        case 5 -> {
          int first = random.nextInt(list.size() + 1);
          int last = first + random.nextInt(list.size() - first + 1);
          sequence = sequence.part(first + 1L, last);
          list = new ArrayList<>(list.subList(first, last));
        }
        case 0 -> {
          if (!list.isEmpty()) {
            sequence = sequence.tail();
            list.remove(0);
          }
        }
        case 1 -> {
          if (!list.isEmpty()) {
            sequence = sequence.replace(list.size(), step);
            list.set(list.size() - 1, step);
          }
        }
        default -> {
          sequence = sequence.append(step);
          list.add(step);
        }
      }
      sequences.add(sequence);
      expected.add(list);
    }
    for (int i = 0; i < sequences.size(); i++) {
      assertThat(sequences.get(i)).containsExactlyElementsOf(expected.get(i));
      Sequence<Integer> other = Sequence.of(expected.get(i).toArray(new Integer[0]));
      assertThat(other).isEqualTo(sequences.get(i)).hasSameHashCodeAs(sequences.get(i));
    }
  }

  @Test
  void sequencesCountFromOne() {
    Sequence<String> sequence = Sequence.of("a", "b");
    assertThat(sequence.get(1)).isEqualTo("a");
    assertThat(sequence.concat(Sequence.of("c"))).containsExactly("a", "b", "c");
    assertThat(sequence.part(2, 2).concat(sequence)).containsExactly("b", "a", "b");
    assertThat(sequence.part(2, 1)).isEmpty();
    assertThatThrownBy(() -> sequence.part(2, 3)).isInstanceOf(NoSuchElementException.class);
    assertThat(sequence.map(element -> element)).isSameAs(sequence);
    assertThat(sequence.map(element -> element + "!")).containsExactly("a!", "b!");
    assertThatThrownBy(() -> sequence.get(0)).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> Sequence.empty().tail()).isInstanceOf(NoSuchElementException.class);
  }
}
