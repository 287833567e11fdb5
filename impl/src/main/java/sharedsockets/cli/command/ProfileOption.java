package sharedsockets.cli.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import sharedsockets.oracle.ProfileSetting;

/** The option that says what an implementation may do at the disputed points. */
final class ProfileOption {
  @Option(
      names = "--profile",
      paramLabel = "NAME|FILE",
      description =
          "What the implementation does at the disputed points: documented (any of what the"
              + " documents allow), windows, wine-8.0, any, or a JSON file such as"
              + " {\"U1\": \"kept\"}; the points that it leaves open may be any. Default:"
              + " documented for traces, any where an implementation is driven.")
  private String profile;

  /** What the command line says; of nothing, what is meant then. */
  String name() {
    return profile == null ? ProfileSetting.DOCUMENTED.name() : profile;
  }

  /**
   * The profile.
   *
   * @param byDefault where the command line names none
   * @throws ParameterException if there is none of that name, or the file is none
   */
  ProfileSetting of(CommandSpec command, ProfileSetting byDefault) {
    try {
      return profile == null ? byDefault : ProfileSetting.of(profile);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--profile: " + e.getMessage(), e);
    }
  }
}
