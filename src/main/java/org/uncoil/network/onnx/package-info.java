/** Networks as ONNX files, by the messages of ONNX's own schema, which ND4J brings. */
package org.uncoil.network.onnx;
