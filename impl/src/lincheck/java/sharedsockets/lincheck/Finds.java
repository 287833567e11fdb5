package sharedsockets.lincheck;

import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A planted fault that Lincheck must find by a class, and the scenario that shows it. */
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Finds.All.class)
@interface Finds {
  /** The name of its patch. */
  String fault();

  /** See {@link Scenario}; it is also run where there is no fault. */
  String scenario();

  /** Whether it must be found under stress, too. */
  boolean underStress() default false;

  /** The container of repeated annotations. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface All {
    Finds[] value();
  }
}
