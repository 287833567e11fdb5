package sharedsockets.fuzz.threads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two threads, 0 and 1, access a field of an object. */
final class DataRacesTest {
  private static final String FIELD = "C.f";

  private final DataRaces races = new DataRaces();
  private final Object object = new Object();
  private final Object lock = new Object();

  DataRacesTest() {
    races.begin(2);
  }

  @Test
  void aWriteRacesWithAReadWithoutLock() {
    assertThat(races.isRace(0, object, FIELD, false, false)).isFalse();
    races.acquires(1, lock);
    assertThat(races.isRace(1, object, FIELD, true, true)).isTrue();
  }

  @Test
  void whatAnotherThreadKnowsOfByALockIsNoRace() {
    assertThat(races.isRace(0, object, FIELD, true, false)).isFalse();
    races.acquires(0, lock);
    races.releases(0, lock);
    races.acquires(1, lock);
    assertThat(races.isRace(1, object, FIELD, true, true)).isFalse();
  }

  @Test
  void afterTheLockWasGivenUpItIsOne() {
    races.acquires(0, lock);
    races.releases(0, lock);
    assertThat(races.isRace(0, object, FIELD, true, false)).isFalse();
    races.acquires(1, lock);
    assertThat(races.isRace(1, object, FIELD, false, true)).isTrue();
  }

  @Test
  void readsAndOtherFieldsAreNone() {
    assertThat(races.isRace(0, object, FIELD, false, false)).isFalse();
    assertThat(races.isRace(1, object, FIELD, false, false)).isFalse();
    assertThat(races.isRace(1, object, "C.g", true, false)).isFalse();
    assertThat(races.isRace(1, new Object(), FIELD, true, false)).isFalse();
  }
}
