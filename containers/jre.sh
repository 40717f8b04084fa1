#!/bin/sh
# Links a Java runtime with what the services use, and dumps the CDS archive of its own classes: sh jre.sh DIRECTORY
# The JDK is that of JAVA_HOME, or the jlink on the PATH.
set -eu
jre=$1
"${JAVA_HOME:+$JAVA_HOME/bin/}jlink" \
    --add-modules java.se,jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs \
    --include-locales=en,sv --strip-debug --no-man-pages --no-header-files --compress=zip-6 --output "$jre"
# With the options of the services: an archive holds for one collector and one layout of objects only.
"$jre/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xshare:dump
