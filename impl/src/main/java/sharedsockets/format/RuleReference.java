package sharedsockets.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sharedsockets.model.report.Table;
import sharedsockets.oracle.ProfileSetting;
import sharedsockets.rules.Statement;
import sharedsockets.spec.Point;

/** The reference of the rules, {@code docs/rules.md}: what each says, what each point asks. */
public final class RuleReference {
  private static final String HEAD =
      """
      # The rules

      Verdicts, the specification and the models name rules by these ids. The sentences stand in
      [spec/rules.json](../spec/rules.json), what exactly a rule asks for behind its id in
      [spec](../spec), and `shared-sockets explain REG-2` says where. This page is made of both by
      `make describe`.
      """;

  private static final String DISPUTED =
      """

      ## Where the documents are silent or disagree

      Each of these questions has several answers; one implementation has one of them, always the same.
      What is known of an implementation is a profile (`--profile`); an empty cell is an answer that is not
      known, and every answer is allowed then.
      """;

  private RuleReference() {}

  /** The page. */
  public static String text() {
    List<String> lines = new ArrayList<>(HEAD.lines().toList());
    Table rules = new Table("id", "rule", "documents");
    Table open = new Table("id", "question");
    for (Statement each : Statement.all()) {
      if (each.isRule()) {
        rules.row(each.id(), each.sentence(), String.join(", ", each.documents()));
      } else if (Point.of(each.id()) == null) {
        open.row(each.id(), each.sentence());
      }
    }
    lines.add("");
    lines.addAll(rules.markdown());
    lines.addAll(DISPUTED.lines().toList());
    lines.add("");
    lines.addAll(points().markdown());
    lines.addAll(List.of("", "These have no answer that an implementation would keep to:", ""));
    lines.addAll(open.markdown());
    return String.join("\n", lines) + "\n";
  }

  private static Table points() {
    List<ProfileSetting> profiles =
        ProfileSetting.names().stream()
            .map(ProfileSetting::of)
            .filter(profile -> !profile.decided().isEmpty())
            .toList();
    List<String> head = new ArrayList<>(List.of("id", "question", "answers"));
    profiles.forEach(profile -> head.add(profile.name()));
    Table points = new Table(head.toArray(String[]::new));
    for (Point point : Point.values()) {
      List<String> cells = new ArrayList<>();
      cells.add(point.text());
      cells.add(Statement.of(point.text()).sentence());
      cells.add(String.join(" or ", point.possible().stream().map(Object::toString).toList()));
      for (ProfileSetting profile : profiles) {
        Map<String, String> decided = profile.decided();
        cells.add(decided.getOrDefault(point.text(), ""));
      }
      points.row(cells.toArray(String[]::new));
    }
    return points;
  }
}
