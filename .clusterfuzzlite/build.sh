#!/bin/bash -eu
# Builds the fuzz targets into $OUT, each a script that starts Jazzer on one class, with its seeds
# beside it. OSS-Fuzz and ClusterFuzzLite run this in their base-builder-jvm image; elsewhere set SRC
# to the folder that holds the checkout, or run it in the checkout, and OUT to an empty folder.

cd "${SRC:+$SRC/shared-sockets}"
MAVEN_ARGS="-B -q -ntp -DskipTests ${MAVEN_ARGS:-}"
# shellcheck disable=SC2086
mvn $MAVEN_ARGS package

# What the targets need, Jazzer apart, which the image brings.
mkdir -p "$OUT/lib"
tr ':' '\n' < fuzz/target/fuzz.classpath | while read -r jar; do
  case "$jar" in
    */com/code-intelligence/*) ;;
    *) cp "$jar" "$OUT/lib/" ;;
  esac
done
cp fuzz/target/shared-sockets-fuzz-*.jar "$OUT/lib/"
# The models are explored here, not by each process that fuzzes.
(cd "$OUT" && java -cp 'lib/*' -Dsharedsockets.fuzz.cache=models sharedsockets.fuzz.model.Explore)
# Where the image's JDK is older than 17.
if [ -n "${JAVA_HOME:-}" ]; then
  mkdir -p "$OUT/jdk" && cp -rL "$JAVA_HOME/." "$OUT/jdk/"
fi

# name class instrumented folder-of-seeds
target() {
  cat > "$OUT/$1" <<EOF
#!/bin/bash
# LLVMFuzzerTestOneInput: by this ClusterFuzz knows a fuzz target.
this_dir=\$(dirname "\$0")
[ -d "\$this_dir/jdk" ] && export JAVA_HOME="\$this_dir/jdk" PATH="\$this_dir/jdk/bin:\$PATH"
LD_LIBRARY_PATH="\${JVM_LD_LIBRARY_PATH:-}:\$this_dir" exec "\$this_dir/jazzer_driver" \\
  --agent_path="\$this_dir/jazzer_agent_deploy.jar" \\
  --cp="\$(echo "\$this_dir"/lib/*.jar | tr ' ' ':')" \\
  --target_class="$2" \\
  --instrumentation_includes="$3" \\
  --jvm_args="-Xmx1800m:-Dsharedsockets.fuzz.cache=\$this_dir/models" \\
  "\$@"
EOF
  chmod +x "$OUT/$1"
  if [ -d "$4" ]; then
    (cd "$4" && zip -q -r - .) > "$OUT/$1_seed_corpus.zip"
  fi
}

SEEDS=$PWD/fuzz/src/test/resources/sharedsockets/fuzz
WINSOCK='sharedsockets.winsock.**'
FORMATS='sharedsockets.trace.**:sharedsockets.oracle.**:sharedsockets.order.**:sharedsockets.faults.**:sharedsockets.model.cfg.**:sharedsockets.model.check.**'
target model sharedsockets.fuzz.model.ModelTarget "$WINSOCK" \
  "$SEEDS/ModelFuzzTestInputs/answersAreThoseOfTheModel"
target threads sharedsockets.fuzz.threads.ThreadTarget "$WINSOCK" \
  "$SEEDS/ThreadFuzzTestInputs/historiesAreLinearizable"
target adapter sharedsockets.fuzz.adapter.AdapterTarget "$WINSOCK" \
  "$SEEDS/AdapterFuzzTestInputs/answersConform"
target formats sharedsockets.fuzz.formats.FormatTarget "$FORMATS" \
  "$SEEDS/FormatFuzzTestInputs/onlyDocumentedExceptions"
