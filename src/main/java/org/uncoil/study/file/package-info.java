/**
 * Reads study files: grids, random samples, included files, aliases, and messages about mistakes.
 */
package org.uncoil.study.file;
