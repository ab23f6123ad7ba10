# Stopover's verbs. Everything they need beside a JDK and Python's pip they get by themselves.
export JAVA_HOME := $(shell sh scripts/jdk)
MVN := mvn -B -ntp

.DEFAULT_GOAL := help
.PHONY: help quickstart test bench fmt dist clean

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

quickstart: jdk ## two local clusters, sample data, a migration and its proof (ARGS=--exit stops the clusters)
	./stopover demo $(ARGS)

test: jdk ## build, lint, every test against real servers, and the distribution without Java on the path
	$(MVN) verify
	scripts/dist
	scripts/dist-test

bench: jdk ## ratios of this machine in one run (see docs/bench.md)
	$(MVN) -q -DskipTests package -pl e2e -am
	scripts/bench $(ARGS)

fmt: jdk ## format the sources
	$(MVN) -q spotless:apply

dist: jdk ## target/stopover-VERSION.tar.gz with its own Java
	scripts/dist

clean: jdk ## remove what was built
	$(MVN) -q clean

.PHONY: jdk
jdk:
	@test -n "$(JAVA_HOME)" || { echo "Stopover needs a JDK 21 or newer (Temurin 25 is what we build on): install one or set JAVA_HOME." >&2; exit 1; }
