package sharedsockets.spark;

import java.io.ByteArrayInputStream;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.oracle.Verdict;
import sharedsockets.oracle.Verdict.Diverges;
import sharedsockets.oracle.Verdict.Malformed;
import sharedsockets.oracle.Verdict.Undecided;
import sharedsockets.order.Judge;

/**
 * Judges files: input is a row for each with its path and content, output one with its path, its
 * verdict in a word, the rule that is broken first, and the line at fault.
 *
 * <p>The oracle keeps nothing from one trace to the next, so that each executor has its own.
 */
final class Judging implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final StructType VERDICT =
      new StructType()
          .add("path", DataTypes.StringType, false)
          .add("verdict", DataTypes.StringType, false)
          .add("rule", DataTypes.StringType, true)
          .add("line", DataTypes.LongType, true);

  private final String profile;

  /** For implementations of a profile. */
  Judging(String profile) {
    this.profile = profile;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> files) {
    Judge judge = new Judge(ProfileSetting.named(profile).orElseThrow());
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(files, Spliterator.NONNULL), false)
        .map(file -> row(file.getString(0), judge.judge(new ByteArrayInputStream(file.getAs(1)))))
        .iterator();
  }

  private static Row row(String path, Verdict verdict) {
    if (verdict instanceof Diverges diverges) {
      return RowFactory.create(
          path,
          verdict.word(),
          diverges.divergence().rules().stream().findFirst().orElse(null),
          diverges.divergence().line());
    }
    Long line = null;
    if (verdict instanceof Malformed malformed) {
      line = malformed.line();
    } else if (verdict instanceof Undecided undecided) {
      line = undecided.line();
    }
    return RowFactory.create(path, verdict.word(), null, line);
  }
}
