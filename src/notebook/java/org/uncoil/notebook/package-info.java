/** A Jupyter kernel for Java cells, in the JVM that Spark and the project's library run in. */
package org.uncoil.notebook;
