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
      defaultValue = "documented",
      description =
          "What the implementation does where the documents are silent: documented (any of what"
              + " they allow), windows, wine-8.0, or a JSON file such as {\"U1\": \"kept\"}; the"
              + " points that it leaves open may be any (default: ${DEFAULT-VALUE}).")
  private String profile;

  /**
   * The profile.
   *
   * @throws ParameterException if there is none of that name, or the file is none
   */
  ProfileSetting of(CommandSpec command) {
    try {
      return ProfileSetting.of(profile);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--profile: " + e.getMessage(), e);
    }
  }
}
