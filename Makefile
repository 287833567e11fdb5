# What can be made here: make help

MAVEN = $(shell command -v mvn || echo ./mvnw)
MVN = $(MAVEN) -B -q -ntp
JAVA = java
JAR = impl/target/shared-sockets.jar
# More depth: make lincheck LINCHECK="-Dlincheck.iterations=100 -Dlincheck.invocations=5000"
LINCHECK =

JMH = $(JAVA) -cp "impl/target/test-classes:impl/target/classes:$$(cat impl/target/checkers.classpath)" sharedsockets.bench.WinsockBench

.PHONY: help jar verify jpf test conformance-wine compare-wine confirm-wine conformance-linux pre-fork-server pre-fork-server-wine lincheck check-distributed faults fuzz generate specification web spark describe bench jmh corrupt mutation coverage format clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' Makefile

# make verify BUILT=1, and so on: do not build once more what make test has just built.
BUILT =

jar: ## build the runnable jar, impl/target/shared-sockets.jar
	$(if $(BUILT),@test -f $(JAR),$(MVN) -DskipTests package)
	@echo "The runnable jar: $(JAR)"

# The rows and figures of docs/verification.md and docs/figures.md anew: make verify UPDATE="--update docs"
UPDATE =

verify: jar ## the main job: models, example traces, reference implementation; target/report/index.html shows it
	$(JAVA) -XX:+UseSerialGC -jar $(JAR) verify --report target/report/index.html $(UPDATE)

DEPTH = 1

jpf: jar ## run the harnesses in impl/src/jpf with the Java PathFinder that is installed (DEPTH=2: all)
	$(JAVA) -jar $(JAR) check-interleavings --depth $(DEPTH)

# More arguments: make faults FAULTS="info-usable-twice waiter-added-late" CHECKERS=jazzer,tests
FAULTS =
CHECKERS =

# Of all faults and checkers, the table goes into docs/verification.md.
faults: jar ## plant faults in the reference implementation: which checker finds which, and when?
	$(JAVA) -jar $(JAR) check-faults $(if $(CHECKERS),--checkers $(CHECKERS)) \
	  $(if $(FAULTS)$(CHECKERS),,--update docs/verification.md) $(FAULTS)

test: ## run the tests, and check the format of the sources
	$(MAVEN) -B -ntp verify

# A deep model, or another one, and workers on this machine: make check-distributed MODEL=descriptors-deep WORKERS=2
MODEL = notification-deep
WORKERS = 2
check-distributed: jar ## check a deep model with TLC's server and two workers, which may be on other machines
	$(JAVA) -jar $(JAR) check-model --engine distributed --workers $(WORKERS) $(MODEL)

lincheck: jar ## interleavings of the reference implementation, judged by the specification
	$(JAVA) -XX:-PrintWarnings -XX:TieredStopAtLevel=1 -XX:+UseSerialGC $(LINCHECK) \
	  -cp "impl/target/test-classes:impl/target/classes:$$(cat impl/target/checkers.classpath)" \
	  sharedsockets.lincheck.LincheckMain

# Arguments for replay. Of another Wine: make conformance-wine WINE=… WINEPREFIX=… REPORT=wine-10.0
# All of the suite: SUITE="--size small,standard"
REPORT = wine
SUITE = --size small,standard --every 12 --suite-profile wine-8.0 --settle 200
REPLAY = $(SUITE) --markdown docs/$(REPORT).md --json impl/target/$(REPORT).json

# Adapters on Wine mostly wait: for their server, and for what shall not happen.
JOBS = $(shell expr 3 \* `nproc`)

# The adapter need not be built where somebody has put it.
WINSOCK_ADAPTER = $(if $(shell command -v x86_64-w64-mingw32-gcc),$(MAKE) -C impl/adapters/winsock)

# Of confirm-wine: names of scenarios; all where there are none.
SCENARIOS =

# That Wine deviates is what is to be found out, and no failure.
conformance-wine: ## build the winsock adapter, replay the conformance suite on Wine: docs/wine.md
	@impl/adapters/winsock/on-wine check
	$(MAKE) jar
	$(WINSOCK_ADAPTER)
	@impl/adapters/winsock/on-wine prepare
	$(JAVA) -jar $(JAR) replay --adapter '$(CURDIR)/impl/adapters/winsock/on-wine run' \
	  --name "$$(impl/adapters/winsock/on-wine version 2>/dev/null)" --jobs $(JOBS) $(REPLAY) || [ $$? -eq 1 ]

# Of compare-wine: reports that conformance-wine has made.
OLD = wine
NEW = wine-10.0

compare-wine: jar ## compare two reports of conformance-wine, OLD=wine NEW=wine-10.0: docs/wine-to-wine-10.0.md
	$(JAVA) -jar $(JAR) compare --markdown docs/$(OLD)-to-$(NEW).md \
	  impl/target/$(OLD).json impl/target/$(NEW).json || [ $$? -eq 1 ]

confirm-wine: ## print what Wine does where it deviates, seen by a plain C program, impl/adapters/winsock/confirm
	@impl/adapters/winsock/on-wine check
	$(WINSOCK_ADAPTER)
	@impl/adapters/winsock/on-wine prepare
	@PROGRAM=$(CURDIR)/impl/target/winsock-adapter/confirm.exe impl/adapters/winsock/on-wine run $(SCENARIOS)

# What Linux has of shared sockets. That it deviates is what is to be found out.
LINUX = examples/traces/wine-8.0 examples/traces/windows --markdown docs/linux.md

conformance-linux: jar ## replay the example traces on the sockets of this Linux kernel: docs/linux.md
	$(JAVA) -jar $(JAR) replay --adapter 'python3 impl/adapters/linux/adapter.py' \
	  --name "Linux $$(uname -r | cut -d. -f1,2)" $(LINUX) || [ $$? -eq 1 ]

# The same by hand: shared-sockets replay --adapter reference examples/pre-fork-server
PRE_FORK = examples/pre-fork-server --record impl/target/pre-fork-server

pre-fork-server: jar ## play examples/pre-fork-server on the reference implementation, and say what each step does
	$(JAVA) -jar $(JAR) replay --adapter reference $(PRE_FORK)
	$(JAVA) -jar $(JAR) check-trace --explain impl/target/pre-fork-server/pre-fork-server.ndjson

pre-fork-server-wine: jar ## the same on Wine, in processes of its own
	@impl/adapters/winsock/on-wine check
	$(WINSOCK_ADAPTER)
	@impl/adapters/winsock/on-wine prepare
	$(JAVA) -jar $(JAR) replay --jobs 1 --adapter '$(CURDIR)/impl/adapters/winsock/on-wine run' $(PRE_FORK)
	$(JAVA) -jar $(JAR) check-trace --explain impl/target/pre-fork-server/pre-fork-server.ndjson

# Each target for so long; more arguments, such as --target model, in FUZZ.
SECONDS = 60
FUZZ =
FUZZER = $(JAVA) -cp "fuzz/target/classes:$$(cat fuzz/target/fuzz.classpath)" sharedsockets.fuzz.Campaign

fuzz: jar ## fuzz the reference implementation and all input formats with Jazzer, SECONDS=60 each
	$(FUZZER) --seconds $(SECONDS) $(FUZZ)

generate: ## write the specification as Java and say where
	$(MVN) -DskipTests compile
	@echo "The specification as Java: impl/target/generated-sources/spec"
	@find impl/target/generated-sources/spec -name '*.java' | sort

specification: jar ## write the specification as a page, each rule linked with its lines: target/report/specification.html
	$(JAVA) -jar $(JAR) explain --html target/report/specification.html
	@echo "The specification as a page: target/report/specification.html"

web: ## write the page that judges traces in a browser, and try it in Chromium if that is installed: impl/web/target/page/index.html
	$(MVN) -Pweb -pl impl/web -am -Dtest="PageTest,PlayTest" -Dsurefire.failIfNoSpecifiedTests=false verify

# Random traces, and threads that judge them: make spark TRACES=100000 CORES=1
TRACES = 10000
CORES = 2
SPARK = examples/spark/target
SPARK_JAVA = $(JAVA) @examples/spark/java-options -cp '$(SPARK)/judge-traces.jar:$(SPARK)/spark/*'
spark: ## judge many traces on Apache Spark in local mode, as an example: examples/spark
	$(MVN) -Pspark -pl examples/spark -am -DskipTests package
	$(SPARK_JAVA) sharedsockets.spark.WriteTraces --traces $(TRACES) $(SPARK)/fleet-$(TRACES)
	$(SPARK_JAVA) -Dspark.master='local[$(CORES)]' sharedsockets.spark.JudgeTraces --profile windows \
	  $(SPARK)/fleet-$(TRACES) || [ $$? -eq 1 ]

describe: jar ## write what is made of tables in spec: docs/trace-format.md and .schema.json, docs/rules.md, the winsock adapter's calls.inc
	$(JAVA) -jar $(JAR) describe-calls > docs/trace-format.md
	$(JAVA) -jar $(JAR) describe-calls --schema > docs/trace-format.schema.json
	$(JAVA) -jar $(JAR) describe-calls --rules > docs/rules.md
	$(JAVA) -jar $(JAR) describe-calls --c > impl/adapters/winsock/calls.inc

bench: jar ## compare the compiled models and the oracle with TLC, then do jmh
	$(JAVA) -jar $(JAR) bench
	$(JMH)

jmh: jar ## measure the reference implementation: calls, ping-pong, memory; two minutes
	$(JMH)

corrupt: jar ## replace each observation of the example traces in turn: how much does the oracle see?
	$(JAVA) -jar $(JAR) corrupt examples/traces/wine-8.0/scenario-*.ndjson examples/traces/wine-8.0/random-*.ndjson

mutation: ## mutate the reference implementation: do its unit tests see it? impl/winsock/target/pit-reports
	$(MAVEN) -B -ntp -pl impl/winsock test-compile org.pitest:pitest-maven:mutationCoverage

coverage: ## measure what its unit tests cover, impl/winsock/target/site/jacoco
	$(MAVEN) -B -ntp -pl impl/winsock org.jacoco:jacoco-maven-plugin:prepare-agent test \
	  org.jacoco:jacoco-maven-plugin:report

format: ## format the Java sources
	$(MVN) spotless:apply

clean: ## remove everything that was built
	$(MVN) clean
