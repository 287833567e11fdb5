package sharedsockets.lincheck;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The planted faults, by the names of their patches, that Lincheck finds by a class. */
@Retention(RetentionPolicy.RUNTIME)
@interface Finds {
  String[] value();
}
