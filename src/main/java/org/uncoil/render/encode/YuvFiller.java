package org.uncoil.render.encode;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Pictures as luma and chroma. */
final class YuvFiller implements FrameFiller {
  private final int width;
  private final YuvConverter converter;

  YuvFiller(int width, int height) {
    this.width = width;
    this.converter = new YuvConverter(width, height);
  }

  @Override
  public int pixelFormat() {
    return AV_PIX_FMT_YUV420P;
  }

  @Override
  public void fill(AVFrame frame, int[] pixels) {
    converter.convert(pixels);
    FrameFiller.copy(frame, 0, converter.luma(), width);
    FrameFiller.copy(frame, 1, converter.blueChroma(), width / 2);
    FrameFiller.copy(frame, 2, converter.redChroma(), width / 2);
  }
}
